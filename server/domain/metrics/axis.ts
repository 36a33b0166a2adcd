import type { Plotted } from "./bucket.ts";
import type { Columns, Int64Array } from "./columns.ts";
import type { Part } from "./pieces.ts";
import type { Axis, Range } from "./schema.ts";

/** The x axis of one run's curves. */
export type RunAxis = { axis: Axis; startTimeMs: number };

/** Where the points stand on the axis, as doubles: exact up to 2^53, which is as fine as a screen gets. */
export function plot(on: RunAxis, { steps, times, values }: Columns): Plotted {
  if (on.axis === "step") return { xs: toDoubles(steps), values };
  const origin = originOf(on);
  return { xs: toDoubles(times).map((time) => time - origin), values };
}

/** The step or the time that stands at 0. */
export const originOf = ({ axis, startTimeMs }: RunAxis): number => (axis === "relative" ? startTimeMs : 0);

/** The part of a series that a range of the axis takes; a little more at the ends, never less. */
export function toPart(on: RunAxis, range: Range | undefined): Part {
  if (range === undefined) return {};
  if (on.axis === "step") return { stepFrom: toInt64(range.from, -1n), stepTo: toInt64(range.to, 1n) };
  const origin = originOf(on);
  return { timeFrom: toInt64(range.from + origin, -1n), timeTo: toInt64(range.to + origin, 1n) };
}

const toDoubles = (integers: Int64Array): Float64Array =>
  integers instanceof Float64Array ? integers : Float64Array.from(integers, Number);

/** One further out, because a double may lie beside the integer it stands for; within what 64 bits hold. */
function toInt64(x: number, outwards: bigint): bigint {
  const most = 2n ** 63n - 1n;
  if (!(Math.abs(x) < 2 ** 63)) return x > 0 ? most : -most;
  const integer = BigInt(Math.round(x)) + outwards;
  return integer > most ? most : integer < -most ? -most : integer;
}
