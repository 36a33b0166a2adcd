import { xExtent } from "./domain.ts";
import { mergeBuckets } from "./merge-buckets.ts";
import type { Bucket, OddMark, Series } from "./series.ts";

/** A run as charts draw it. */
export type ChartRun = {
  id: string;
  label: string;
  /** A CSS colour that follows the theme. */
  color: string;
  dash?: string;
  /** The metrics it has; absent when every metric on view is one of its own. */
  metrics?: ReadonlySet<string>;
};

/** A curve as the server answers it. */
type Charted = { runId: string; buckets: Bucket[]; odd: OddMark[]; points: number; last: number };

/** A bucket that stands closer to its neighbour than this part of its share of the axis is joined with it. */
const crowded = 0.75;

/**
 * The curves of the answer in the order and colours of the runs, none finer than `bucketCount` over the whole axis;
 * runs without a point in it are left out.
 */
export function readSeries(
  charted: readonly Charted[],
  runs: readonly ChartRun[],
  bucketCount: number,
): Series[] {
  const byRun = new Map(charted.map((curve) => [curve.runId, curve]));
  const series = runs.flatMap(({ id, label, color, dash }): Series[] => {
    const curve = byRun.get(id);
    if (curve === undefined || curve.points === 0) return [];
    const { buckets, odd, points, last } = curve;
    return [{ runId: id, label, color, ...(dash === undefined ? {} : { dash }), buckets, odd, points, last }];
  });
  const extent = xExtent(series);
  if (extent === undefined || series.length < 2) return series;
  const widthMin = ((extent.to - extent.from) / bucketCount) * crowded;
  return series.map((one) => coarsen(one, widthMin));
}

const coarsen = (series: Series, widthMin: number): Series => ({
  ...series,
  buckets: mergeBuckets(series.buckets, widthMin),
});
