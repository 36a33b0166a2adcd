import type { Bucket } from "./series.ts";

/** Length of the axis in the units the weight is meant for; chosen so that it suits any number of steps. */
const axisLength = 1000;

/**
 * The exponential moving average of the buckets' means, aware of distance: two points that lie twice as far apart
 * forget twice as much, so that the curve does not depend on how often a run logs or how many buckets show it.
 * The start is debiased, gaps stay gaps. `weight` is 0 (none) to below 1; `extent` is the length of the whole
 * series on the x axis, so that zooming in does not change the curve. Returns one value per bucket.
 * This is the time-weighted average of W&B's line plots.
 */
export function smooth(buckets: readonly Bucket[], weight: number, extent: number): (number | null)[] {
  if (weight <= 0) return buckets.map(({ mean }) => mean);
  const base = Math.min(weight, 0.9999);
  let average = 0;
  let mass = 0;
  let before: number | undefined;
  return buckets.map(({ x, mean }) => {
    if (mean === null) return null;
    const distance = before === undefined || extent <= 0 ? 0 : ((x - before) / extent) * axisLength;
    const kept = before === undefined ? 0 : base ** Math.max(distance, Number.EPSILON);
    before = x;
    average = average * kept + mean;
    mass = mass * kept + 1;
    return average / mass;
  });
}
