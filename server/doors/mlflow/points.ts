import { toHistoryPoints, type Columns, type HistoryPoint } from "#server/domain/metrics/index.ts";

/** Points of one metric as the elements of a JSON list, int64 and doubles without loss. */
export function encodePoints(key: string, points: readonly HistoryPoint[]): string {
  const start = `{"key":${JSON.stringify(key)},"value":`;
  return points
    .map(({ value, timeMs, step }) => `${start}${encodeDouble(value)},"timestamp":${timeMs},"step":${step}}`)
    .join(",");
}

/** The same from columns. */
export const encodeColumns = (key: string, columns: Columns): string =>
  encodePoints(key, toHistoryPoints(columns));

/** What JSON has no number for is the string that protobuf reads, and -0 keeps its sign. */
function encodeDouble(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}
