import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bucketize, mergeCurves } from "./bucket.ts";

const xs = fc.array(fc.integer({ min: -20, max: 40 }), { maxLength: 80 });
const value = fc.oneof(fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, -1e308), fc.double());
const plotted = xs.chain((places) =>
  fc.record({
    xs: fc.constant(Float64Array.from(places)),
    values: fc
      .array(value, { minLength: places.length, maxLength: places.length })
      .map((all) => Float64Array.from(all)),
  }),
);

test("no point is left out, no extreme is lost and no mean lies outside its bucket", () => {
  fc.assert(
    fc.property(plotted, fc.integer({ min: 1, max: 30 }), (points, most) => {
      const curve = bucketize(points, most);
      const finite = points.values.filter(Number.isFinite);
      expect(curve.buckets.length).toBeLessThanOrEqual(Math.max(most, 0));
      expect(curve.points).toBe(points.xs.length);
      expect(curve.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(points.xs.length);
      expect(curve.odd.reduce((sum, { count }) => sum + count, 0)).toBe(points.xs.length - finite.length);
      const mins = curve.buckets.flatMap(({ min }) => min ?? []);
      const maxs = curve.buckets.flatMap(({ max }) => max ?? []);
      expect(Math.min(...mins)).toBe(Math.min(...finite));
      expect(Math.max(...maxs)).toBe(Math.max(...finite));
      for (const { min, max, mean } of curve.buckets) {
        if (min === null || max === null || mean === null) continue;
        expect(mean >= min && mean <= max).toBe(true);
      }
      expect(curve.buckets.map(({ x }) => x)).toEqual(
        curve.buckets.map(({ x }) => x).toSorted((a, b) => a - b),
      );
    }),
  );
});

test("as few points as buckets stay what they are", () => {
  const curve = bucketize({ xs: Float64Array.of(3, 1, 3), values: Float64Array.of(5, Number.NaN, 4) }, 3);
  expect(curve.buckets).toEqual([
    { x: 1, min: null, max: null, mean: null, count: 1 },
    { x: 3, min: 5, max: 5, mean: 5, count: 1 },
    { x: 3, min: 4, max: 4, mean: 4, count: 1 },
  ]);
  expect(curve.odd).toEqual([{ x: 1, value: "NaN", count: 1 }]);
});

test("merged curves stand for the points of all", () => {
  const one = bucketize({ xs: Float64Array.of(5), values: Float64Array.of(1) }, 9);
  const other = bucketize({ xs: Float64Array.of(2), values: Float64Array.of(Infinity) }, 9);
  const merged = mergeCurves([one, other]);
  expect(merged.points).toBe(2);
  expect(merged.buckets.map(({ x }) => x)).toEqual([2, 5]);
});
