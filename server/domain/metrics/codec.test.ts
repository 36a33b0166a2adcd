import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyPoint, toColumns, toPoints } from "./arbitrary.ts";
import { packPoints, unpackPoints } from "./codec.ts";

test("what is packed is unpacked exactly: order, 64-bit integers, every bit of a double", () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { maxLength: 60 }), (points) => {
      const columns = toColumns(points);
      const unpacked = unpackPoints(packPoints(columns));
      expect(toPoints(unpacked)).toEqual(toPoints(columns));
    }),
    { numRuns: 500 },
  );
});

test("integers at the edge of what is kept narrow come back exactly", () => {
  const edges = [
    2 ** 51,
    -(2 ** 51),
    2 ** 51 + 1,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    2n ** 63n - 1n,
  ];
  for (const a of edges) {
    for (const b of edges) {
      const columns = toColumns([a, b, a, 0].map((step) => ({ step, timeMs: 0, value: 1 })));
      expect(toPoints(unpackPoints(packPoints(columns)))).toEqual(toPoints(columns));
    }
  }
});

test("a point of a training loop takes at most 12 bytes packed", () => {
  const columns = toColumns(
    Array.from({ length: 1000 }, (_, step) => ({
      step,
      timeMs: 1_700_000_000_000 + step * 1_250 + (step % 7),
      value: 1 / (step + 1),
    })),
  );
  expect(packPoints(columns).length / 1000).toBeLessThan(12);
});

test("torn bytes and bytes of another version are refused", () => {
  const packed = packPoints(toColumns([{ step: 1, timeMs: 2, value: 3 }]));
  expect(() => unpackPoints(packed.subarray(0, -1))).toThrow("torn");
  expect(() => unpackPoints(Buffer.concat([Buffer.of(9), packed.subarray(1)]))).toThrow("version 9");
});
