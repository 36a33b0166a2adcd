import * as fc from "fast-check";
import type { Columns, Int64 } from "./columns.ts";
import { packIntegers } from "./columns.ts";

export type Point = { step: Int64; timeMs: Int64; value: number };

const int64 = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 6 }) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
  { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) },
);
const time = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_005 }) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }) },
);
const value = fc.oneof(fc.constantFrom(0, -0, 1, Number.NaN, Infinity, -Infinity), fc.double());

/** Points that often coincide in step, time or value, and now and then go to the ends of what 64 bits hold. */
export const anyPoint: fc.Arbitrary<Point> = fc.record({ step: int64, timeMs: time, value });

/** Points as an array each of steps, times and values. */
export const toColumns = (points: readonly Point[]): Columns => ({
  steps: packIntegers(points.map(({ step }) => step)),
  times: packIntegers(points.map(({ timeMs }) => timeMs)),
  values: Float64Array.from(points, (point) => point.value),
});

/** The points of columns with bigints throughout, comparable by `toEqual`, which tells -0 from 0. */
export const toPoints = ({ steps, times, values }: Columns): Point[] =>
  Array.from(values, (one, i) => ({
    step: BigInt(steps[i] ?? 0),
    timeMs: BigInt(times[i] ?? 0),
    value: one,
  }));
