import { expect, test } from "vitest";
import { inTurns } from "./in-turns.ts";

test("every number is answered once, in order", async () => {
  const numbers = Array.from({ length: 103 }, (_, index) => index + 1);
  expect(await inTurns(103, async (number) => number)).toEqual(numbers);
  expect(await inTurns(0, async (number) => number)).toEqual([]);
});

test("others have their turn in between", async () => {
  let turns = 0;
  let watching = setImmediate(function watch() {
    turns += 1;
    watching = setImmediate(watch);
  });
  await inTurns(1_000, async (number) => number);
  clearImmediate(watching);
  expect(turns).toBeGreaterThan(30);
});
