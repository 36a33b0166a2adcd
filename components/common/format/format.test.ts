import { describe, expect, test } from "vitest";
import { columnFormat, formatBytes, formatDelta, formatNumber } from "./number.ts";
import { formatAge, formatDuration, formatExactTime } from "./time.ts";

const column = (...values: number[]) => values.map(columnFormat(values));

describe("numbers of a column", () => {
  test("all rows carry the same number of decimals, four figures at the typical one", () => {
    expect(column(0.9667, 0.95, 0.1)).toEqual(["0.9667", "0.9500", "0.1000"]);
    expect(column(12.345678, 3)).toEqual(["12.35", "3.00"]);
  });

  test("one run that diverged takes no digit from the others", () => {
    expect(column(0.1319, 0.13, 0.14, 32.37, 1.2e297)).toEqual([
      "0.1319",
      "0.1300",
      "0.1400",
      "32.3700",
      "1.200e+297",
    ]);
  });

  test("a value that is far off has four figures of its own", () => {
    expect(column(0.002126, 0.002126, 5336.0518)).toEqual(["0.002126", "0.002126", "5,336"]);
  });

  test("whole numbers are grouped and get no decimals", () => {
    expect(column(12408, 3)).toEqual(["12,408", "3"]);
  });

  test("a value that is not zero never reads as zero", () => {
    expect(column(0.9, 0.000001, 0)).toEqual(["0.9000", "1.000e−6", "0.0000"]);
  });

  test("very large and very small columns are scientific", () => {
    expect(column(2.5e-7)).toEqual(["2.500e−7"]);
    expect(column(1234567.5)).toEqual(["1.235e+6"]);
  });

  test("among very small values an everyday one stays plain, and zero is zero", () => {
    expect(column(5.051e-4, 5.051e-4, 1.794, 0)).toEqual(["5.051e−4", "5.051e−4", "1.794", "0"]);
  });

  test("NaN and the infinities are written out and do not disturb the others", () => {
    expect(column(0.5, NaN, Infinity, -Infinity)).toEqual(["0.5000", "NaN", "∞", "−∞"]);
  });

  test("a delta carries its sign", () => {
    expect(formatDelta(0.0012, columnFormat([0.9667]))).toBe("+0.0012");
    expect(formatDelta(-0.4, columnFormat([0.9667]))).toBe("−0.4000");
    expect(formatDelta(0, formatNumber)).toBe("±0");
  });

  test("bytes are in binary units", () => {
    expect([812, 1536, 1_530_000].map(formatBytes)).toEqual(["812 B", "1.50 KiB", "1.46 MiB"]);
  });
});

describe("times", () => {
  const now = Date.UTC(2026, 10, 21, 6);

  test("an age is in the largest unit that fits", () => {
    const ages = [3, 45, 300, 7_300, 200_000, 9_000_000, 90_000_000].map((s) =>
      formatAge(now - s * 1000, now),
    );
    expect(ages).toEqual(["just now", "45 s", "5 min", "2 h", "2 d", "3 mo", "2 y"]);
  });

  test("a duration has at most two units", () => {
    const spans = [340, 2_450, 42_000, 125_000, 840_000, 3_900_000, 273_600_000].map(formatDuration);
    expect(spans).toEqual(["340 ms", "2.4 s", "42 s", "2 min 5 s", "14 min", "1 h 5 min", "3 d 4 h"]);
  });

  test("the exact time names its zone", () => {
    expect(formatExactTime(now, "UTC")).toBe("2026-11-21 06:00:00 UTC");
  });
});
