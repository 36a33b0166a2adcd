import type { Range, ScaleKind, Series } from "./series.ts";

/** How many points a log scale leaves out; not `exact` when a bucket holds some above zero and some not. */
export type Hidden = { points: number; exact: boolean };

/** Counts the points within `x` that the scales cannot show because they are zero or below. */
export function countHidden(
  series: readonly Series[],
  x: Range,
  xScale: ScaleKind,
  yScale: ScaleKind,
): Hidden {
  const hidden: Hidden = { points: 0, exact: true };
  for (const { buckets } of series) {
    for (const bucket of buckets) {
      if (bucket.x < x.from || bucket.x > x.to || bucket.min === null || bucket.max === null) continue;
      if (xScale === "log" && bucket.x <= 0) hidden.points += bucket.count;
      else if (yScale === "log" && bucket.max <= 0) hidden.points += bucket.count;
      else if (yScale === "log" && bucket.min <= 0) {
        hidden.points += 1;
        hidden.exact &&= bucket.count <= 2;
      }
    }
  }
  return hidden;
}
