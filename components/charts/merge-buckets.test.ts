import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mergeBuckets } from "./merge-buckets.ts";
import type { Bucket } from "./series.ts";

const one = (x: number, value: number | null): Bucket => ({
  x,
  min: value,
  max: value,
  mean: value,
  count: 1,
});

test("neighbours within the width become one bucket in their middle", () => {
  expect(mergeBuckets([one(0, 1), one(1, 3), one(10, 5)], 4)).toEqual([
    { x: 0.5, min: 1, max: 3, mean: 2, count: 2 },
    one(10, 5),
  ]);
});

test("buckets that are wide enough stay as they are", () => {
  const buckets = [one(0, 1), one(5, 2), one(10, 3)];
  expect(mergeBuckets(buckets, 5)).toEqual(buckets);
});

test("a gap is not filled", () => {
  expect(mergeBuckets([one(0, 1), one(1, null), one(2, 3)], 50).map(({ mean }) => mean)).toEqual([
    1,
    null,
    3,
  ]);
});

test("no spike and no point is lost", () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 40, noNaN: true }), (ys, width) => {
      const merged = mergeBuckets(
        ys.map((y, x) => one(x, y)),
        width,
      );
      expect(merged.reduce((sum, { count }) => sum + count, 0)).toBe(ys.length);
      expect(Math.max(...merged.map(({ max }) => max ?? NaN))).toBe(Math.max(...ys));
      expect(Math.min(...merged.map(({ min }) => min ?? NaN))).toBe(Math.min(...ys));
    }),
  );
});
