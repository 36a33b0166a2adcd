import type { Range } from "./schema.ts";

/** Points that follow one another on the x axis, as one thing to draw. A bucket of one point has `min = max = mean`. */
export type Bucket = {
  /** Of one point its own; of several the middle between the first and the last. */
  x: number;
  /** Over the finite values; null when there is none. */
  min: number | null;
  max: number | null;
  mean: number | null;
  /** Points it stands for, NaN and infinities included. */
  count: number;
};

export type OddValue = "NaN" | "Infinity" | "-Infinity";

/** Where a curve has values that no axis can hold, and how many. */
export type OddMark = { x: number; value: OddValue; count: number };

/** A curve to draw. The buckets stand for all its points within the range asked for, and are ordered by x. */
export type Curve = { buckets: Bucket[]; odd: OddMark[]; points: number };

/** Points as an x axis has them. */
export type Plotted = { xs: Float64Array; values: Float64Array };

/**
 * The curve of these points: as many buckets as points where they are at most `most`, else at most `most` buckets of equal
 * width. Every minimum and maximum survives.
 */
export function bucketize(plotted: Plotted, most: number): Curve {
  const { xs, values } = orderByX(plotted);
  const bounds = xs.length <= most ? undefined : { from: xs[0] ?? 0, to: xs.at(-1) ?? 0 };
  const curve: Curve = { buckets: [], odd: [], points: xs.length };
  for (let start = 0; start < xs.length;) {
    const end = bounds === undefined ? start + 1 : findEnd(xs, start, bounds, most);
    curve.buckets.push(toBucket(xs, values, start, end));
    curve.odd.push(...findOdd(xs, values, start, end));
    start = end;
  }
  return curve;
}

/** The points within the range, both ends included. */
export function clip({ xs, values }: Plotted, range: Range | undefined): Plotted {
  if (range === undefined) return { xs, values };
  const isInside = (x: number) => x >= range.from && x <= range.to;
  return xs.every(isInside)
    ? { xs, values }
    : { xs: xs.filter(isInside), values: values.filter((_, i) => isInside(xs[i] ?? 0)) };
}

/** Several curves that lie beside or within each other as one. */
export function mergeCurves(curves: readonly Curve[]): Curve {
  return {
    buckets: curves.flatMap(({ buckets }) => buckets).toSorted((a, b) => a.x - b.x),
    odd: curves.flatMap(({ odd }) => odd).toSorted((a, b) => a.x - b.x),
    points: curves.reduce((sum, { points }) => sum + points, 0),
  };
}

/** A time axis is ordered already; steps may repeat or go back, and keep the order of time where they are equal. */
function orderByX({ xs, values }: Plotted): Plotted {
  if (xs.every((x, i) => i === 0 || x >= (xs[i - 1] ?? x))) return { xs, values };
  const places = Array.from(xs, (_, place) => place).toSorted((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0));
  return {
    xs: Float64Array.from(places, (place) => xs[place] ?? 0),
    values: Float64Array.from(places, (place) => values[place] ?? 0),
  };
}

function findEnd(xs: Float64Array, start: number, { from, to }: Range, most: number): number {
  const bucketOf = (x: number) => Math.min(most - 1, Math.floor(((x - from) / (to - from || 1)) * most));
  const bucket = bucketOf(xs[start] ?? 0);
  let end = start + 1;
  while (end < xs.length && bucketOf(xs[end] ?? 0) === bucket) end += 1;
  return end;
}

function toBucket(xs: Float64Array, values: Float64Array, start: number, end: number): Bucket {
  let [min, max, sum, finite] = [Infinity, -Infinity, 0, 0];
  for (let i = start; i < end; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    finite += 1;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const x = ((xs[start] ?? 0) + (xs[end - 1] ?? 0)) / 2;
  if (finite === 0) return { x, min: null, max: null, mean: null, count: end - start };
  return { x, min, max, mean: toMean(sum, finite, min, max), count: end - start };
}

/** Rounding, or a sum beyond what a double holds, does not carry a mean out of what it is the mean of. */
export function toMean(sum: number, count: number, min: number, max: number): number {
  const mean = Number.isFinite(sum) ? sum / count : min / 2 + max / 2;
  return Math.min(max, Math.max(min, mean));
}

function findOdd(xs: Float64Array, values: Float64Array, start: number, end: number): OddMark[] {
  const marks: OddMark[] = [];
  for (let i = start; i < end; i += 1) {
    const value = values[i] ?? 0;
    if (Number.isFinite(value)) continue;
    const odd = Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    const same = marks.find((mark) => mark.value === odd);
    if (same) same.count += 1;
    else marks.push({ x: xs[i] ?? 0, value: odd, count: 1 });
  }
  return marks;
}
