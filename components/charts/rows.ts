import { smooth } from "./smoothing.ts";
import type { ScaleKind, Series } from "./series.ts";

/** A bucket as it is drawn: null where there is nothing to draw on these scales. */
export type Row = {
  x: number;
  /** The mean as it was logged. */
  raw: number | null;
  /** The smoothed mean; the raw one without smoothing. */
  line: number | null;
  /** From minimum to maximum, for buckets of more than one point. */
  envelope: [number, number] | null;
};

/** A series ready to draw. `lone` are points without a neighbour, which a line alone would not show. */
export type Curve = { series: Series; rows: Row[]; lone: Row[]; hasEnvelope: boolean };

export type Shape = { xScale: ScaleKind; yScale: ScaleKind; smoothing: number; extentLength: number };

/** What each series looks like on the given scales. */
export function shapeCurves(series: readonly Series[], shape: Shape): Curve[] {
  return series.map((one) => {
    const smoothed = smooth(one.buckets, shape.smoothing, shape.extentLength);
    const rows = one.buckets.flatMap((bucket, index): Row[] => {
      if (shape.xScale === "log" && bucket.x <= 0) return [];
      const envelope = envelopeOf(bucket.min, bucket.max, shape.yScale);
      const raw = onScale(bucket.mean, shape.yScale);
      return [{ x: bucket.x, raw, line: onScale(smoothed[index] ?? null, shape.yScale), envelope }];
    });
    return {
      series: one,
      rows,
      lone: rows.filter((row, i) => row.line !== null && !hasLine(rows[i - 1]) && !hasLine(rows[i + 1])),
      hasEnvelope: rows.some(({ envelope }) => envelope !== null && envelope[0] < envelope[1]),
    };
  });
}

const hasLine = (row: Row | undefined): boolean => row !== undefined && row.line !== null;

function onScale(value: number | null, scale: ScaleKind): number | null {
  return value !== null && scale === "log" && value <= 0 ? null : value;
}

/** On a log scale an envelope that reaches below zero ends at the bottom of whatever is in view. */
function envelopeOf(min: number | null, max: number | null, scale: ScaleKind): [number, number] | null {
  if (min === null || max === null) return null;
  if (scale === "linear") return [min, max];
  return max <= 0 ? null : [Math.max(min, Number.MIN_VALUE), max];
}
