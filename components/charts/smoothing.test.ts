import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bucket } from "./series.ts";
import { smooth } from "./smoothing.ts";

const at = (x: number, mean: number | null): Bucket => ({ x, min: mean, max: mean, mean, count: 1 });

describe("smoothing", () => {
  test("no weight leaves the means as they are", () => {
    expect(smooth([at(0, 3), at(1, 5)], 0, 1)).toEqual([3, 5]);
  });

  test("the first point is not pulled towards zero", () => {
    expect(smooth([at(0, 10), at(1, 10)], 0.9, 1)).toEqual([10, 10]);
  });

  test("a gap stays a gap and does not restart the average", () => {
    const [first, gap, last] = smooth([at(0, 0), at(1, null), at(2, 10)], 0.99, 1000);
    expect([first, gap]).toEqual([0, null]);
    expect(last).toBeGreaterThan(4);
    expect(last).toBeLessThan(10);
  });

  test("points twice as far apart forget twice as much", () => {
    const near = smooth([at(0, 0), at(1, 1)], 0.9, 1000)[1] ?? 0;
    const far = smooth([at(0, 0), at(2, 1)], 0.9, 1000)[1] ?? 0;
    expect(near).toBeCloseTo(1 / 1.9);
    expect(far).toBeCloseTo(1 / 1.81);
  });

  test("zooming in leaves the curve where it was when the extent stays", () => {
    const all = Array.from({ length: 400 }, (_, i) => at(i, Math.sin(i / 9)));
    const whole = smooth(all, 0.9, 399);
    const part = smooth(all.slice(200), 0.9, 399);
    expect(part.at(-1)).toBeCloseTo(whole.at(-1) ?? NaN, 6);
  });

  test("the average never leaves the range of what it averages", () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 0.999, noNaN: true }), (ys, weight) => {
        const smoothed = smooth(
          ys.map((y, x) => at(x, y)),
          weight,
          ys.length,
        );
        const slack = 1e-6;
        for (const y of smoothed) {
          expect(y).toBeGreaterThanOrEqual(Math.min(...ys) - slack);
          expect(y).toBeLessThanOrEqual(Math.max(...ys) + slack);
        }
      }),
    );
  });
});
