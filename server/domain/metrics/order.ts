import type { Columns, Int64 } from "./columns.ts";
import { integerAt, take } from "./columns.ts";

/**
 * Points in the order of a history, each once: by time, then step, then arrival, which is the order they come in. A point that
 * equals an earlier one in time, step and every bit of the value is a repeat (a client's retry) and dropped. Already settled
 * points come back as they are.
 */
export function settle(points: Columns): Columns {
  if (isStrictlyOrdered(points)) return points;
  const kept: number[] = [];
  let tie: Tie | undefined;
  for (const place of sortPlaces(points)) {
    if (tie === undefined || compare(points, tie.place, place) !== 0) {
      tie = { place, seen: undefined };
      kept.push(place);
    } else if (!isRepeat(tie, points.values, place)) kept.push(place);
  }
  return kept.length === points.values.length && kept.every((place, i) => place === i)
    ? points
    : take(points, kept);
}

/** The points that are not among `known`, in their order. Quick where the two hardly overlap in time. */
export function withoutKnown(points: Columns, known: readonly Columns[]): Columns {
  if (known.length === 0) return points;
  const names = new Set(known.flatMap((columns) => Array.from(columns.values, (_, i) => nameOf(columns, i))));
  const places = Array.from(points.values, (_, i) => i);
  return take(
    points,
    places.filter((place) => !names.has(nameOf(points, place))),
  );
}

/** Whether the point at `a` comes before (negative) or after the one at `b` by time and step; 0 when both are equal. */
function compare({ times, steps }: Columns, a: number, b: number): number {
  return (
    compareIntegers(integerAt(times, a), integerAt(times, b)) ||
    compareIntegers(integerAt(steps, a), integerAt(steps, b))
  );
}

/** Negative, zero or positive, exact between numbers and bigints. */
export function compareIntegers(a: Int64, b: Int64): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

/** Points of one time and step: the first, and, once there is a second, the values seen. */
type Tie = { place: number; seen: Set<number | string> | undefined };

function isRepeat(tie: Tie, values: Float64Array, place: number): boolean {
  tie.seen ??= new Set([identify(values[tie.place])]);
  const value = identify(values[place]);
  if (tie.seen.has(value)) return true;
  tie.seen.add(value);
  return false;
}

/** A set holds NaN once, but takes -0 for 0. */
const identify = (value = Number.NaN): number | string => (Object.is(value, -0) ? "-0" : value);

const nameOf = ({ steps, times, values }: Columns, i: number): string =>
  `${times[i]} ${steps[i]} ${identify(values[i])}`;

function isStrictlyOrdered({ times, steps }: Columns): boolean {
  for (let i = 1; i < times.length; i += 1) {
    const [before, time] = [integerAt(times, i - 1), integerAt(times, i)];
    if (before < time) continue;
    if (before > time || integerAt(steps, i - 1) >= integerAt(steps, i)) return false;
  }
  return true;
}

/** V8's sort is stable and quick where stretches are sorted already, as chunks are. */
function sortPlaces(points: Columns): number[] {
  return Array.from(points.values, (_, place) => place).toSorted((a, b) => compare(points, a, b));
}
