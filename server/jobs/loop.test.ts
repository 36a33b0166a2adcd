import { expect, test } from "vitest";
import { startLoop } from "./loop.ts";

/** Resolves when the work has been done so often. */
function countTurns(times: number) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let turns = 0;
  const turn = () => {
    turns += 1;
    if (turns === times) resolve();
    return turns;
  };
  return { turn, done: promise };
}

test("a job that fails is tried again", async () => {
  const { turn, done } = countTurns(3);
  const stop = startLoop({
    name: "failing",
    everySeconds: 0.001,
    work: async () => {
      if (turn() < 3) throw new Error("not yet");
    },
  });
  await done;
  await stop();
});

test("turns never overlap, and stopping tells and awaits the one under way", async () => {
  const { turn, done } = countTurns(2);
  let under = 0;
  let most = 0;
  let ended = 0;
  const stop = startLoop({
    name: "long",
    everySeconds: 0.001,
    work: async (signal) => {
      under += 1;
      most = Math.max(most, under);
      if (turn() === 2) await new Promise((resolve) => signal.addEventListener("abort", resolve));
      under -= 1;
      ended += 1;
    },
  });
  await done;
  await stop();
  expect([most, ended, under]).toEqual([1, 2, 0]);
});

test("a job that is stopped before its first turn does nothing", async () => {
  let turns = 0;
  const stop = startLoop({ name: "idle", everySeconds: 60, work: async () => (turns += 1) });
  await stop();
  expect(turns).toBe(0);
});
