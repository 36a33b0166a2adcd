import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { durationLabels, valueLabels, wallLabels } from "./tick-labels.ts";
import { linearTicks, logTicks, stepTicks, timeTicks } from "./ticks.ts";

describe("ticks", () => {
  test("are round numbers without binary dust", () => {
    expect(linearTicks({ from: 0.05, to: 0.92 }, 4)).toEqual([0.2, 0.4, 0.6, 0.8]);
    expect(linearTicks({ from: 0, to: 1 }, 10)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  });

  test("of steps are whole", () => {
    expect(stepTicks({ from: 0, to: 3 }, 6)).toEqual([0, 1, 2, 3]);
    expect(stepTicks({ from: 0, to: 20_000 }, 5)).toEqual([0, 5000, 10_000, 15_000, 20_000]);
  });

  test("of a log scale are powers of ten, or fewer of them, or linear within a decade", () => {
    expect(logTicks({ from: 0.0008, to: 20 }, 5)).toEqual([0.001, 0.01, 0.1, 1, 10]);
    expect(logTicks({ from: 0.9, to: 120 }, 9)).toEqual([1, 2, 5, 10, 20, 50, 100]);
    expect(logTicks({ from: 1e-12, to: 1e12 }, 5)).toEqual([1e-10, 1e-5, 1, 1e5, 1e10]);
    expect(logTicks({ from: 2.1, to: 2.9 }, 4)).toEqual([2.2, 2.4, 2.6, 2.8]);
  });

  test("of time are what a clock shows", () => {
    expect(timeTicks({ from: 0, to: 200_000 }, 4)).toEqual([0, 60_000, 120_000, 180_000]);
    const midnightInTokyo = Date.UTC(2026, 10, 20, 15);
    const ticks = timeTicks(
      { from: midnightInTokyo - 1, to: midnightInTokyo + 3 * 86_400_000 },
      4,
      9 * 3_600_000,
    );
    expect(ticks[0]).toBe(midnightInTokyo);
  });

  test("lie within the range, in order, and are few, whatever the range", () => {
    const ends = fc.tuple(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: 1e-300, max: 1e300 }),
    );
    fc.assert(
      fc.property(ends, ([from, length]) => {
        const to = from + length;
        fc.pre(Number.isFinite(to) && to > from);
        const ticks = linearTicks({ from, to }, 5);
        expect(ticks.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe("labels", () => {
  test("of one axis have the same decimals", () => {
    expect(valueLabels([0, 0.5, 1])).toEqual(["0", "0.5", "1.0"]);
    expect(valueLabels([0.95, 0.955, 0.96])).toEqual(["0.950", "0.955", "0.960"]);
  });

  test("shorten thousands", () => {
    expect(valueLabels([0, 5000, 10_000, 15_000])).toEqual(["0", "5k", "10k", "15k"]);
    expect(valueLabels([2_000_000, 2_500_000])).toEqual(["2.0M", "2.5M"]);
  });

  test("keep apart what is very small or spread over many powers of ten", () => {
    expect(valueLabels([1e-5, 2e-5, 3e-5])).toEqual(["1e−5", "2e−5", "3e−5"]);
    expect(valueLabels([0.0001, 0.01, 1, 100])).toEqual(["1e−4", "0.01", "1", "100"]);
  });

  test("differ from one another wherever the ticks do", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e9 }),
        (from, length) => {
          fc.pre(length > Math.abs(from) * 1e-8);
          const ticks = linearTicks({ from, to: from + length }, 5);
          expect(new Set(valueLabels(ticks)).size).toBe(ticks.length);
        },
      ),
    );
  });

  test("of durations use one unit", () => {
    expect(durationLabels([0, 60_000, 120_000])).toEqual(["0", "1 min", "2 min"]);
    expect(durationLabels([0, 5_400_000, 10_800_000])).toEqual(["0", "1.5 h", "3 h"]);
  });

  test("of wall times say the day where it changes", () => {
    const ticks = [22, 23, 24, 25].map((hour) => Date.UTC(2026, 10, 21, hour));
    expect(wallLabels(ticks, "UTC")).toEqual(["22:00", "23:00", "22 Nov", "01:00"]);
  });
});
