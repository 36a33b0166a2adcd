import { expect, test } from "vitest";
import { envelopePath, linePath } from "./curve-paths.ts";
import type { Row } from "./rows.ts";

const scales = { toX: (x: number) => x * 10, toY: (y: number) => 100 - y };
const row = (x: number, line: number | null, envelope: Row["envelope"] = null): Row => ({
  x,
  raw: line,
  line,
  envelope,
});

test("a line goes from point to point and stops at a gap", () => {
  const rows = [row(0, 1), row(1, 2), row(2, null), row(3, 4), row(4, 5)];
  expect(linePath(rows, ({ line }) => line, scales)).toBe("M0,99L10,98M30,96L40,95");
});

test("an envelope runs along the maxima and back along the minima, one piece between gaps", () => {
  const rows = [row(0, 1, [0, 2]), row(1, 1, [0, 9]), row(2, null), row(3, 1, [1, 1])];
  expect(envelopePath(rows, scales)).toBe("M0,98L10,91L10,100L0,100ZM30,99L30,99Z");
});

test("what lies far outside the plot keeps to numbers that can be drawn", () => {
  expect(linePath([row(0, 1e300)], ({ line }) => line, scales)).toBe("M0,-20000");
});
