import type { Column } from "./column.ts";
import { columnOf, parseColumn } from "./column.ts";
import type { RunRow } from "./row.ts";

const metricsMax = 4;
const paramsMax = 4;

/**
 * The columns of a view: those it names, else those remembered, else a choice from the first rows: the metrics
 * most runs have (system metrics last), then the params whose values differ.
 */
export function chooseColumns(
  named: readonly string[] | undefined,
  remembered: readonly string[] | undefined,
  rows: readonly RunRow[],
): Column[] {
  const names = named ?? remembered;
  if (names !== undefined) return distinct(names.flatMap((name) => parseColumn(name) ?? []));
  const metrics = frequentKeys(rows.map((row) => row.metrics.map(({ key }) => key)))
    .toSorted((a, b) => Number(isSystemMetric(a)) - Number(isSystemMetric(b)))
    .slice(0, metricsMax)
    .map((key) => columnOf({ entity: "metric", key, aggregate: "last" }));
  const params = differingParams(rows)
    .slice(0, paramsMax)
    .map((key) => columnOf({ entity: "param", key }));
  return [status, ...metrics, ...params, ...times];
}

const attribute = (key: string) =>
  columnOf({ entity: "attribute", key, type: key.endsWith("_time") ? "time" : "text" });
const status = attribute("status");
const times = ["start_time", "duration", "user_id"].map(attribute);

const isSystemMetric = (key: string) => key.startsWith("system/");

/** Keys by how many rows have them, ties in the order of first appearance. */
function frequentKeys(keysOfRows: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const keys of keysOfRows) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([key]) => key);
}

/** Params with more than one value among the rows; with one row, all of its params. */
function differingParams(rows: readonly RunRow[]): string[] {
  const seen = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const { key, value } of row.params) seen.set(key, (seen.get(key) ?? new Set()).add(value));
  }
  const keys = frequentKeys(rows.map((row) => row.params.map(({ key }) => key)));
  return rows.length < 2 ? keys : keys.filter((key) => (seen.get(key)?.size ?? 0) > 1);
}

function distinct(columns: readonly Column[]): Column[] {
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}
