import { toHistoryPoints, type Columns, type HistoryPoint } from "#server/domain/metrics/index.ts";

/** Points in one part of a long list, some 300 kB of text. */
const pointsPerPart = 4_096;

/** Points of one metric as the elements of a JSON list, int64 and doubles without loss. */
export function encodePoints(key: string, points: readonly HistoryPoint[]): string {
  const start = `{"key":${JSON.stringify(key)},"value":`;
  let text = "";
  for (const { value, timeMs, step } of points) {
    if (text !== "") text += ",";
    text += `${start}${encodeDouble(value)},"timestamp":${timeMs},"step":${step}}`;
  }
  return text;
}

/** The same from columns, in parts, so that a long history is never one string. Parts have no comma between them. */
export function* encodeColumns(key: string, { steps, times, values }: Columns): Generator<string> {
  for (let start = 0; start < values.length; start += pointsPerPart) {
    const end = start + pointsPerPart;
    const part = {
      steps: steps.subarray(start, end),
      times: times.subarray(start, end),
      values: values.subarray(start, end),
    };
    yield encodePoints(key, toHistoryPoints(part));
  }
}

/** What JSON has no number for is the string that protobuf reads, and -0 keeps its sign. */
function encodeDouble(value: number): string {
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0";
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}
