export { getHistory, readHistory } from "./history.ts";
export { insertMetrics } from "./insert.ts";
export { logMetrics } from "./log.ts";
export type { Columns, Int64 } from "./columns.ts";
export type { HistoryPoint } from "./history.ts";
export type { MetricPoint } from "./schema.ts";
