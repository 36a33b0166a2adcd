import type { Bucket } from "./series.ts";

/**
 * Joins neighbours that stand closer than `widthMin` on the x axis, so that a short run beside long ones is drawn as
 * coarsely as they are. Extremes and counts stay exact; the mean is weighted by the points of each bucket.
 */
export function mergeBuckets(buckets: readonly Bucket[], widthMin: number): Bucket[] {
  const merged: Bucket[] = [];
  let start = -Infinity;
  for (const bucket of buckets) {
    const last = merged.at(-1);
    // A bucket without a number is a gap in the line, and gaps are kept.
    const joins =
      last !== undefined && bucket.x - start < widthMin && (last.mean === null) === (bucket.mean === null);
    if (joins) merged[merged.length - 1] = join(last, bucket, (start + bucket.x) / 2);
    else {
      merged.push(bucket);
      start = bucket.x;
    }
  }
  return merged;
}

function join(a: Bucket, b: Bucket, x: number): Bucket {
  const count = a.count + b.count;
  if (a.min === null || a.max === null || a.mean === null) return { ...a, x, count };
  if (b.min === null || b.max === null || b.mean === null) return { ...a, x, count };
  const mean = a.mean * (a.count / count) + b.mean * (b.count / count);
  return { x, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max), mean, count };
}
