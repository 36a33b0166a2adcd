"use client";

import { columnFormat, formatExactNumber } from "#components/common/format/number.ts";
import { useCrosshair } from "./crosshair-store.ts";
import { valueAt } from "./readings.ts";
import type { Series } from "./series.ts";

/** In the header of a chart of one run: its latest value, or the one at the crosshair. Nothing for several runs. */
export function ChartReading({ series }: { series: readonly Series[] }) {
  const crosshair = useCrosshair();
  const [only] = series;
  if (only === undefined || series.length > 1) return null;
  const value = valueAt(only, crosshair?.x);
  if (value === null) return null;
  const format = columnFormat(only.buckets.flatMap(({ min, max }) => [min ?? NaN, max ?? NaN]));
  return (
    <span className="numeric shrink-0 text-sm" title={formatExactNumber(value)}>
      {format(value)}
    </span>
  );
}
