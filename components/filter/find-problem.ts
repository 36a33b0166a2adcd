import type { Language, Problem } from "#server/core/filter/index.ts";
import { parseFilter } from "#server/core/filter/index.ts";

/** The first mistake in a filter, or undefined when the server will take it. */
export function findProblem(filter: string, language: Language): Problem | undefined {
  const parsed = parseFilter(filter, language, Date.now());
  return parsed.ok ? undefined : parsed.problem;
}
