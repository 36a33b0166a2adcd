import { describe, expect, test } from "vitest";
import { xExtent, yDomain } from "./domain.ts";
import { countHidden } from "./hidden.ts";
import { nearestIndex } from "./nearest.ts";
import type { Bucket, Series } from "./series.ts";

const bucket = (x: number, min: number | null, max = min, count = 1): Bucket => ({
  x,
  min,
  max,
  mean: min === null || max === null ? null : (min + max) / 2,
  count,
});
const series = (...buckets: Bucket[]): Series => ({
  runId: "a",
  label: "a",
  color: "red",
  buckets,
  odd: [],
  points: buckets.length,
  last: buckets.at(-1)?.mean ?? Number.NaN,
});
const everywhere = { from: -Infinity, to: Infinity };

describe("the y range", () => {
  test("holds a spike that only the envelope knows of", () => {
    const [low, high] = yDomain([series(bucket(0, 1), bucket(1, 1, 900, 50))], everywhere, "linear");
    expect(low).toBeLessThanOrEqual(1);
    expect(high).toBeGreaterThan(900);
  });

  test("follows what is in view", () => {
    const [, high] = yDomain(
      [series(bucket(0, 900), bucket(10, 1), bucket(11, 2))],
      { from: 5, to: 20 },
      "linear",
    );
    expect(high).toBeLessThan(3);
  });

  test("has a length for a flat curve, for a flat zero and for nothing", () => {
    for (const flat of [[series(bucket(0, 5))], [series(bucket(0, 0))], [], [series(bucket(0, null))]]) {
      const [low, high] = yDomain(flat, everywhere, "linear");
      expect(high).toBeGreaterThan(low);
    }
  });

  test("stays finite for the largest doubles", () => {
    const [low, high] = yDomain([series(bucket(0, -1.7e308), bucket(1, 1.7e308))], everywhere, "linear");
    expect([low, high].every(Number.isFinite)).toBe(true);
  });

  test("does not dip below zero for values that never do", () => {
    expect(yDomain([series(bucket(0, 0.01), bucket(1, 1))], everywhere, "linear")[0]).toBe(0);
  });

  test("on a log scale begins at the least value above zero", () => {
    const [low, high] = yDomain([series(bucket(0, -4), bucket(1, 0.01), bucket(2, 10))], everywhere, "log");
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(0.01);
    expect(high).toBeGreaterThan(10);
  });
});

describe("what a log scale cannot show", () => {
  test("is counted in points, not in buckets", () => {
    const hidden = countHidden([series(bucket(0, -2, -1, 40), bucket(1, 3))], everywhere, "linear", "log");
    expect(hidden).toEqual({ points: 40, exact: true });
  });

  test("is a least number when a bucket holds both", () => {
    const hidden = countHidden([series(bucket(0, -2, 5, 40))], everywhere, "linear", "log");
    expect(hidden).toEqual({ points: 1, exact: false });
  });

  test("includes step 0 on a log x axis", () => {
    expect(countHidden([series(bucket(0, 1), bucket(1, 1))], everywhere, "log", "linear").points).toBe(1);
  });
});

test("the x range is that of all series together", () => {
  expect(xExtent([series(bucket(3, 1), bucket(9, 1)), series(bucket(1, 1), bucket(4, 1)), series()])).toEqual(
    {
      from: 1,
      to: 9,
    },
  );
  expect(xExtent([series()])).toBeUndefined();
});

test("the nearest point is found on both sides and at the ends", () => {
  const items = [{ x: 0 }, { x: 10 }, { x: 20 }];
  expect([-5, 4, 6, 10, 99].map((x) => nearestIndex(items, x))).toEqual([0, 0, 1, 1, 2]);
  expect(nearestIndex([], 3)).toBe(-1);
});
