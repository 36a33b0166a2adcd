import type { Problem } from "#server/core/filter/index.ts";
import { parseFilter, runLanguage } from "#server/core/filter/index.ts";

/** The first mistake in a filter, or undefined when the server will take it. */
export function findProblem(filter: string): Problem | undefined {
  const parsed = parseFilter(filter, runLanguage, Date.now());
  return parsed.ok ? undefined : parsed.problem;
}
