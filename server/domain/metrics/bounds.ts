import type { Columns, Int64, Int64Array } from "./columns.ts";
import { integerAt, slice } from "./columns.ts";

/** The least and greatest time and step of points. */
export type Bounds = { timeMin: Int64; timeMax: Int64; stepMin: Int64; stepMax: Int64 };

/** A gap is this part of the whole span, so that there are not many clusters. */
const gapShare = 1 / 8;

/** What points lie within. Takes at least one. */
export function findBounds({ steps, times }: Columns): Bounds {
  const [timeMin, timeMax] = findEnds(times);
  const [stepMin, stepMax] = findEnds(steps);
  return { timeMin, timeMax, stepMin, stepMax };
}

/**
 * Settled points, split where there is a wide gap in time: at most 8 parts. A late point among new ones then does not make everything
 * between them look touched.
 */
export function splitAtGaps(points: Columns): Columns[] {
  const { times } = points;
  const gap = (Number(times.at(-1) ?? 0) - Number(times[0] ?? 0)) * gapShare;
  const clusters: Columns[] = [];
  let start = 0;
  for (let i = 1; i <= times.length; i += 1) {
    const isEnd = i === times.length || Number(integerAt(times, i)) - Number(integerAt(times, i - 1)) > gap;
    if (!isEnd) continue;
    clusters.push(slice(points, start, i));
    start = i;
  }
  return clusters;
}

function findEnds(integers: Int64Array): [Int64, Int64] {
  let min = integerAt(integers, 0);
  let max = min;
  for (let i = 1; i < integers.length; i += 1) {
    const integer = integerAt(integers, i);
    if (integer < min) min = integer;
    if (integer > max) max = integer;
  }
  return [min, max];
}
