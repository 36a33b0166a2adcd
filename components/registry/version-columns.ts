import { metricGroup, paramGroup, type ColumnGroup } from "#components/run-table/column-groups.ts";
import { columnOf, parseColumn, type Column } from "#components/run-table/column.ts";
import { pickHeadlines } from "#components/runs/headlines.ts";
import type { VersionMetric } from "#server/domain/registry/schema.ts";
import type { VersionRow } from "./version-rows.ts";

/** The columns that were named, as far as a version can have them, else the metrics that matter most among those that half of these versions have. */
export function chooseColumns(names: readonly string[] | undefined, rows: readonly VersionRow[]): Column[] {
  if (names !== undefined) {
    const columns = names.flatMap((name) => parseColumn(name) ?? []);
    return columns.filter(({ field: { entity } }) => entity === "metric" || entity === "param");
  }
  const shared = keysOf(rows, "metrics", rows.length / 2);
  return pickHeadlines(shared.length > 0 ? shared : keysOf(rows, "metrics")).map((key) =>
    columnOf({ entity: "metric", key, aggregate: "last" }),
  );
}

/** Everything that could be a column beside these versions. */
export const groupsOfVersions = (rows: readonly VersionRow[]): ColumnGroup[] => [
  metricGroup(keysOf(rows, "metrics")),
  paramGroup(keysOf(rows, "params")),
];

/** What a version has in a column; of a metric measured on several datasets what was measured on none, else the first. */
export function valueOf({ results }: VersionRow, { field }: Column): VersionMetric | string | undefined {
  if (field.entity === "metric") return results?.metrics.find(({ key }) => key === field.key);
  return results?.params.find(({ key }) => key === field.key)?.value;
}

/** The keys that at least `least` of the versions have, in order. */
function keysOf(rows: readonly VersionRow[], of: "metrics" | "params", least = 1): string[] {
  const held = rows.flatMap(({ results }) => [...new Set(results?.[of].map(({ key }) => key))]);
  const counts = Map.groupBy(held, (key) => key);
  return [...counts].flatMap(([key, { length }]) => (length >= least ? key : [])).toSorted();
}
