import type { Range, ScaleKind, Series } from "./series.ts";

/** Air above and below the curves, as a part of the height. */
const air = 0.06;

/** The x range all series cover together; undefined when none has a point. */
export function xExtent(series: readonly Series[]): Range | undefined {
  let from = Infinity;
  let to = -Infinity;
  for (const { buckets, odd } of series) {
    for (const points of [buckets, odd]) {
      from = Math.min(from, points[0]?.x ?? Infinity);
      to = Math.max(to, points.at(-1)?.x ?? -Infinity);
    }
  }
  return from <= to ? { from, to } : undefined;
}

/**
 * The y range that holds every minimum and maximum within `x`, so that no spike is cut off, with some air.
 * On a log scale only values above zero count. Always has a length, also of a flat curve or of none.
 */
export function yDomain(series: readonly Series[], x: Range, scale: ScaleKind): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { buckets } of series) {
    for (const bucket of buckets) {
      if (bucket.x < x.from || bucket.x > x.to || bucket.max === null || bucket.min === null) continue;
      high = Math.max(high, bucket.max);
      low = Math.min(low, scale === "log" ? leastPositive(bucket.min, bucket.mean, bucket.max) : bucket.min);
    }
  }
  return scale === "log" ? padLog(low, high) : padLinear(low, high);
}

/** The least of a bucket's known values that a log scale can show; Infinity when it shows none. */
function leastPositive(...values: (number | null)[]): number {
  return Math.min(...values.map((value) => (value !== null && value > 0 ? value : Infinity)));
}

function padLinear(low: number, high: number): [number, number] {
  if (low > high) return [0, 1];
  const length = high - low;
  // The difference of two huge doubles is infinite; then the ends themselves have to do.
  if (!Number.isFinite(length)) return [low, high];
  if (length <= Math.abs(high) * 1e-12) {
    const pad = Math.abs(high) * 0.1 || 1;
    return [low - pad, high + pad];
  }
  // A curve that never goes below zero does not look as if it could.
  const padded = low - length * air;
  return [low >= 0 && padded < 0 ? 0 : padded, high + length * air];
}

function padLog(low: number, high: number): [number, number] {
  if (low > high) return [0.1, 1];
  const factor = low === high ? 2 : (high / low) ** air;
  return [low / factor || Number.MIN_VALUE, Math.min(high * factor, Number.MAX_VALUE)];
}
