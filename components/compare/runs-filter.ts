import { formatText } from "#server/core/filter/format.ts";

/** The search that finds exactly these runs, archived ones included. */
export function searchOfRuns(runIds: readonly string[]) {
  return {
    filter: `attributes.run_id IN (${runIds.map(formatText).join(", ")})`,
    view: "all" as const,
    limit: Math.max(runIds.length, 1),
  };
}
