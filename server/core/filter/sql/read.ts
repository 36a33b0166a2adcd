import { invalid } from "#server/core/errors.ts";
import type { Filter, OrderTerm } from "../ast.ts";
import type { Language } from "../language.ts";
import { parseOrderBy } from "../order.ts";
import { parseFilter } from "../parse.ts";
import { describeProblem } from "../problem.ts";

/** Parses a filter. @throws AppError `invalid`, whose text and `details.problem` point at the column. */
export function readFilter(text: string, language: Language, now: Date): Filter | undefined {
  const parsed = parseFilter(text, language, now.getTime());
  if (parsed.ok) return parsed.value;
  throw invalid(describeProblem(parsed.problem), { problem: parsed.problem });
}

/** Parses `order_by`. @throws AppError `invalid`, whose details name the item. */
export function readOrder(items: readonly string[], language: Language): OrderTerm[] {
  const parsed = parseOrderBy(items, language);
  if (parsed.ok) return parsed.value;
  throw invalid(describeProblem(parsed.problem), { problem: parsed.problem, item: parsed.index });
}
