import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Point } from "./arbitrary.ts";
import { anyPoint, toColumns, toPoints } from "./arbitrary.ts";
import { concatenate, slice } from "./columns.ts";
import { settle } from "./order.ts";

const order = (a: bigint, b: bigint) => (a < b ? -1 : Number(a > b));

function settleNaively(points: readonly Point[]): Point[] {
  const exact = toPoints(toColumns(points));
  const kept = exact.filter(
    (point, i) =>
      !exact
        .slice(0, i)
        .some((b) => b.step === point.step && b.timeMs === point.timeMs && Object.is(b.value, point.value)),
  );
  return kept.toSorted(
    (a, b) => order(BigInt(a.timeMs), BigInt(b.timeMs)) || order(BigInt(a.step), BigInt(b.step)),
  );
}

test("points are ordered by time, step and arrival, and each is there once", () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { maxLength: 40 }), (points) => {
      const settled = settle(toColumns(points));
      expect(toPoints(settled)).toEqual(settleNaively(points));
    }),
    { numRuns: 500 },
  );
});

test("settling in parts is settling the whole", () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { maxLength: 40 }), fc.nat(40), (points, cut) => {
      const all = toColumns(points);
      const parts = [settle(slice(all, 0, cut)), settle(slice(all, Math.min(cut, points.length)))];
      const joined = settle(concatenate(parts));
      expect(toPoints(joined)).toEqual(toPoints(settle(all)));
    }),
  );
});
