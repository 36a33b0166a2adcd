import type { Field, OrderTerm } from "#server/core/filter/index.ts";
import { bestOf, parseOrderBy, runLanguage } from "#server/core/filter/index.ts";
import { formatField, formatOrderTerm } from "#server/core/filter/format.ts";
import type { RunRow } from "./row.ts";

/** A column: its name in the search grammar, and the field that name means. */
export type Column = { name: string; field: Field };

const attributeLabels: Record<string, string> = {
  status: "Status",
  start_time: "Started",
  end_time: "Ended",
  duration: "Duration",
  user_id: "User",
  run_id: "Run id",
};

/** Attributes a column can show; the run's name always stands first and is no choice. */
export const attributeColumns: readonly string[] = Object.keys(attributeLabels);

/** The column of a name in the search grammar, or undefined when the name means nothing. */
export function parseColumn(name: string): Column | undefined {
  const parsed = parseOrderBy([name], runLanguage);
  const field = parsed.ok ? parsed.value[0]?.field : undefined;
  return field === undefined ? undefined : { name: formatField(field), field };
}

export function columnOf(field: Field): Column {
  return { name: formatField(field), field };
}

/** The header: the key itself; which value of a metric it is stands beside it, see `aggregateOf`. */
export function labelOf({ field }: Column): string {
  return field.entity === "attribute" ? (attributeLabels[field.key] ?? field.key) : field.key;
}

/** Which of a metric's values a column shows; `best` also says which end that is. */
export function aggregateOf({ field }: Column): string | undefined {
  if (field.entity !== "metric") return undefined;
  return field.aggregate === "best" ? `best, ${bestOf(field.key)}` : field.aggregate;
}

/** What a row has in a column: a number, a text, or nothing. Times and durations are in ms. */
export function valueOf(row: RunRow, { field }: Column, nowMs: number): number | string | undefined {
  switch (field.entity) {
    case "metric":
      return metricValue(row, field.key, field.aggregate === "best" ? bestOf(field.key) : field.aggregate);
    case "param":
      return row.params.find(({ key }) => key === field.key)?.value;
    case "tag":
      return row.tags.find(({ key }) => key === field.key)?.value;
    case "attribute":
      return attributeValue(row, field.key, nowMs);
    case "dataset":
      return undefined;
  }
}

/** Whether the column is read from the right: metrics always, params when every value on view is a number. */
export function isNumeric(column: Column, rows: readonly RunRow[]): boolean {
  if (column.field.entity === "metric") return true;
  if (column.field.entity === "attribute") return column.field.key === "duration";
  const values = rows.flatMap((row) => valueOf(row, column, 0) ?? []);
  return values.length > 0 && values.every(isNumberText);
}

/** The order item that sorts by a column; params whose values are numbers sort as numbers. */
export function orderBy(column: Column, direction: "asc" | "desc", rows: readonly RunRow[]): string {
  const numeric = column.field.entity === "param" && isNumeric(column, rows);
  return formatOrderTerm({ field: column.field, descending: direction === "desc", numeric });
}

/** What a view sorts by first, or undefined when it has no order of its own. */
export function parseSort(sort: string): OrderTerm | undefined {
  if (sort === "") return undefined;
  const parsed = parseOrderBy([sort], runLanguage);
  return parsed.ok ? parsed.value[0] : undefined;
}

const isNumberText = (value: number | string) => value !== "" && Number.isFinite(Number(value));

function metricValue(row: RunRow, key: string, aggregate: "last" | "min" | "max"): number | undefined {
  const metric = row.metrics.find((candidate) => candidate.key === key);
  return metric?.[aggregate] ?? undefined;
}

function attributeValue(row: RunRow, key: string, nowMs: number): number | string | undefined {
  switch (key) {
    case "status":
      return row.status;
    case "start_time":
      return row.startTimeMs;
    case "end_time":
      return row.endTimeMs ?? undefined;
    case "duration":
      return durationOf(row, nowMs);
    case "user_id":
      return row.userId;
    case "run_id":
      return row.id;
    default:
      return undefined;
  }
}

/** A run that is on has lasted until now; one that ended without saying when has no duration. */
function durationOf(row: RunRow, nowMs: number): number | undefined {
  if (row.endTimeMs !== null) return row.endTimeMs - row.startTimeMs;
  return row.status === "RUNNING" && nowMs > 0 ? Math.max(0, nowMs - row.startTimeMs) : undefined;
}
