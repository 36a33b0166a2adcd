"use client";

import { columnFormat, formatExactNumber } from "#components/common/format/number.ts";
import { useCrosshair } from "./crosshair-store.ts";
import { nearestIndex } from "./nearest.ts";
import type { Bucket, Series } from "./series.ts";

/** In the header of a chart of one run: its latest value, or the one at the crosshair. Nothing for several runs. */
export function ChartReading({ series }: { series: readonly Series[] }) {
  const crosshair = useCrosshair();
  const [only] = series;
  if (only === undefined || series.length > 1) return null;
  const bucket = bucketAt(only.buckets, crosshair?.x);
  if (bucket === undefined || bucket.mean === null) return null;
  const format = columnFormat(only.buckets.flatMap(({ min, max }) => [min ?? NaN, max ?? NaN]));
  return (
    <span className="numeric shrink-0 text-sm" title={formatExactNumber(bucket.mean)}>
      {format(bucket.mean)}
    </span>
  );
}

function bucketAt(buckets: readonly Bucket[], x: number | undefined): Bucket | undefined {
  return x === undefined ? buckets.findLast(({ mean }) => mean !== null) : buckets[nearestIndex(buckets, x)];
}
