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
type Charted = { runId: string; buckets: Bucket[]; odd: OddMark[]; points: number };

/** The curves of the answer in the order and colours of the runs; runs without a point in it are left out. */
export function readSeries(charted: readonly Charted[], runs: readonly ChartRun[]): Series[] {
  const byRun = new Map(charted.map((curve) => [curve.runId, curve]));
  return runs.flatMap(({ id, label, color, dash }): Series[] => {
    const curve = byRun.get(id);
    if (curve === undefined || curve.points === 0) return [];
    const { buckets, odd, points } = curve;
    return [{ runId: id, label, color, ...(dash === undefined ? {} : { dash }), buckets, odd, points }];
  });
}
