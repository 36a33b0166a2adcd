import type { Vocabulary } from "#server/core/filter/complete.ts";
import type { Column } from "./column.ts";
import { attributeColumns, columnOf, parseColumn } from "./column.ts";

/** Columns of one kind that a table could show. */
export type ColumnGroup = { title: string; columns: Column[] };

export const metricGroup = (keys: readonly string[]): ColumnGroup => ({
  title: "Metrics",
  columns: keys.map((key) => columnOf({ entity: "metric", key, aggregate: "last" })),
});

export const paramGroup = (keys: readonly string[]): ColumnGroup => ({
  title: "Params",
  columns: keys.map((key) => columnOf({ entity: "param", key })),
});

/** Everything that could be a column of a table of runs. */
export const groupsOfRuns = ({ keys }: Vocabulary): ColumnGroup[] => [
  metricGroup(keys.metric ?? []),
  paramGroup(keys.param ?? []),
  { title: "Run", columns: attributeColumns.flatMap((name) => parseColumn(name) ?? []) },
  { title: "Tags", columns: (keys.tag ?? []).map((key) => columnOf({ entity: "tag", key })) },
];
