import { nearestIndex } from "./nearest.ts";
import type { Curve } from "./rows.ts";
import type { Bucket, Range, Series } from "./series.ts";

/** What a curve says at the crosshair. */
export type Reading = {
  series: Series;
  /** The bucket nearest to the crosshair. */
  bucket: Bucket;
  /** Where the drawn line stands, smoothed if it is; null in a gap. */
  line: number | null;
};

/** A curve that ended further away than this part of the width is silent. */
const reach = 0.01;

/** One reading per curve that is there at `x`, sorted as the lines stand: the highest first, gaps last. */
export function readAt(curves: readonly Curve[], x: number, range: Range): Reading[] {
  const slack = (range.to - range.from) * reach;
  return curves
    .flatMap(({ series, rows }): Reading[] => {
      const bucket = series.buckets[nearestIndex(series.buckets, x)];
      if (bucket === undefined) return [];
      const first = series.buckets[0]?.x ?? bucket.x;
      const last = series.buckets.at(-1)?.x ?? bucket.x;
      if (x < first - slack || x > last + slack) return [];
      const row = rows[nearestIndex(rows, bucket.x)];
      return [{ series, bucket, line: row?.x === bucket.x ? row.line : null }];
    })
    .toSorted((a, b) => heightOf(b) - heightOf(a));
}

/** The value of one curve at `x`, or its latest one where nothing is pointed at; null in a gap. */
export function valueAt({ buckets, last }: Series, x: number | undefined): number | null {
  return x === undefined ? last : (buckets[nearestIndex(buckets, x)]?.mean ?? null);
}

const heightOf = ({ line, bucket }: Reading): number => line ?? bucket.mean ?? -Infinity;

/** The index of the reading whose line is nearest to the height `y`; -1 when none has a line. */
export function nearestReading(readings: readonly Reading[], y: number): number {
  let best = -1;
  let distance = Infinity;
  for (const [index, { line }] of readings.entries()) {
    if (line === null || Math.abs(line - y) >= distance) continue;
    best = index;
    distance = Math.abs(line - y);
  }
  return best;
}

/** At most `size` readings around the one at `index`, in their order, and how many are left out above and below. */
export function windowAround(readings: readonly Reading[], index: number, size: number) {
  const start = Math.max(0, Math.min(index - Math.floor(size / 2), readings.length - size));
  const shown = readings.slice(start, start + size);
  return { shown, above: start, below: readings.length - start - shown.length };
}
