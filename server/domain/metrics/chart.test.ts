import { expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { createRun } from "#server/domain/runs/index.ts";
import { toUuid } from "#server/domain/runs/rules.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import type { Point } from "./arbitrary.ts";
import type { ChartedSeries } from "./chart.ts";
import { chartSeries } from "./chart.ts";
import { foldSeries } from "./fold.ts";
import { insertMetrics } from "./insert.ts";
import { logMetrics } from "./log.ts";

withDatabase();

const key = "loss";
const start = 1_700_000_000_000;
const startTimeMs = start - 60_000;

async function newRun(caller: Caller) {
  const { id } = await createRun(caller, { startTimeMs });
  const [teamId, runId] = [caller.team.id, toUuid(id)];
  return {
    id,
    log: (points: readonly Point[]) =>
      database().transaction((tx) =>
        insertMetrics(tx, { teamId, runId, metrics: points.map((point) => ({ key, ...point })) }),
      ),
    fold: () => foldSeries(teamId, [{ runId, key }]),
    async chart(input: Omit<Parameters<typeof chartSeries>[1], "runIds" | "keys"> = {}) {
      const [charted] = await chartSeries(caller, { runIds: [id], keys: [key], ...input });
      if (charted === undefined) throw new Error("the run has no curve");
      return charted;
    },
  };
}

const line = (from: number, to: number): Point[] =>
  Array.from({ length: to - from }, (_, i) => ({
    step: from + i,
    timeMs: start + 10 * (from + i),
    value: from + i,
  }));

const at = (step: number, value: number): Point => ({ step, timeMs: start + 10 * step, value });

const name = (length: number) => Array.from({ length }, (_, i) => `k${i}`);

const count = ({ buckets }: ChartedSeries) => buckets.reduce((sum, bucket) => sum + bucket.count, 0);

test("a short curve is its points, on each axis", async () => {
  const run = await newRun(await makeTeam("member"));
  await run.log(line(0, 3));
  const xs = async (axis: "step" | "relative" | "wall") =>
    (await run.chart({ axis })).buckets.map(({ x }) => x);
  expect(await xs("step")).toEqual([0, 1, 2]);
  expect(await xs("relative")).toEqual([60_000, 60_010, 60_020]);
  expect(await xs("wall")).toEqual([start, start + 10, start + 20]);
});

test("a long curve keeps every spike, and stands for every point, folded or not, repeated or late", async () => {
  const run = await newRun(await makeTeam("member"));
  const points = line(0, 30_000);
  points[12_345] = at(12_345, 1e9);
  points[20_001] = at(20_001, -1e9);
  points[7_777] = at(7_777, Number.NaN);
  points[7_778] = at(7_778, -Infinity);
  for (let from = 0; from < points.length; from += 10_000) await run.log(points.slice(from, from + 10_000));
  const before = await run.chart({ buckets: 20 });
  await run.fold();
  await run.log([...line(29_990, 30_010), at(12_345, 1e9), at(500, 3)]);
  const after = await run.chart({ buckets: 20 });
  for (const [curve, total] of [
    [before, 30_000],
    [after, 30_011],
  ] as const) {
    expect(curve.points).toBe(total);
    expect(count(curve)).toBe(total);
    expect(curve.buckets.length).toBeLessThanOrEqual(20);
    expect(Math.max(...curve.buckets.map(({ max }) => max ?? 0))).toBe(1e9);
    expect(Math.min(...curve.buckets.map(({ min }) => min ?? 0))).toBe(-1e9);
    expect(curve.odd.map(({ value, count: odd }) => [value, odd])).toEqual([
      ["NaN", 1],
      ["-Infinity", 1],
    ]);
    const spike = curve.buckets.find(({ max }) => max === 1e9);
    expect(Math.abs((spike?.x ?? 0) - 12_345)).toBeLessThan(3_000);
  }
});

test("a zoom counts exactly the points within, and shows them finer", async () => {
  const run = await newRun(await makeTeam("member"));
  for (let from = 0; from < 30_000; from += 10_000) await run.log(line(from, from + 10_000));
  await run.fold();
  for (const [from, to] of [
    [0, 29_999],
    [1_500, 22_250],
    [2_999, 3_000],
    [40_000, 50_000],
  ] as const) {
    const within = Math.max(0, Math.min(to, 29_999) - from + 1);
    const steps = await run.chart({ buckets: 12, range: { from, to } });
    expect([steps.points, count(steps)]).toEqual([within, within]);
    const relative = { from: 60_000 + 10 * from, to: 60_000 + 10 * to };
    const times = await run.chart({ buckets: 12, axis: "relative", range: relative });
    expect([times.points, count(times)]).toEqual([within, within]);
  }
  const fine = await run.chart({ buckets: 12, range: { from: 2_999, to: 3_000 } });
  expect(fine.buckets.map(({ x, mean }) => [x, mean])).toEqual([
    [2_999, 2_999],
    [3_000, 3_000],
  ]);
});

test("a curve says the latest value itself, however coarse it is and whatever part is asked for", async () => {
  const run = await newRun(await makeTeam("member"));
  await run.log(line(0, 30_000));
  await run.fold();
  expect((await run.chart({ buckets: 2 })).last).toBe(29_999);
  expect((await run.chart({ buckets: 2, range: { from: 0, to: 10 } })).last).toBe(29_999);
  await run.log([at(30_000, Number.NaN), at(5, 3)]);
  expect((await run.chart({ buckets: 2 })).last).toBeNaN();
});

test("several runs and metrics are charted in one call; foreign runs have no curve", async () => {
  const caller = await makeTeam("member");
  const [a, b, c] = await Promise.all([newRun(caller), newRun(caller), newRun(await makeTeam("member"))]);
  for (const run of [a, b, c]) await run.log(line(0, 5));
  await logMetrics(caller, { runId: b.id, metrics: [{ key: "acc", value: 1, timeMs: start, step: 0 }] });
  const charted = await chartSeries(caller, {
    runIds: [a.id, b.id, c.id, "nobody"],
    keys: ["acc", key, "a\0"],
  });
  expect(charted.map((series) => [series.runId, series.key, series.points])).toEqual(
    [
      [a.id, key, 5],
      [b.id, "acc", 1],
      [b.id, key, 5],
    ].toSorted(),
  );
});

test("a range beyond 64 bits and steps at their end are no error", async () => {
  const run = await newRun(await makeTeam("member"));
  await run.log([
    { step: 2n ** 63n - 1n, timeMs: start, value: 1 },
    { step: -(2n ** 63n), timeMs: start, value: 2 },
  ]);
  await run.fold();
  expect((await run.chart({ range: { from: -1e300, to: 1e300 } })).points).toBe(2);
  expect((await run.chart({ range: { from: 0, to: 2 ** 63 } })).points).toBe(1);
  expect((await run.chart({ axis: "relative", range: { from: -1e300, to: 0 } })).points).toBe(0);
});

test("the fewest buckets of the longest curve still stand for every point", async () => {
  const run = await newRun(await makeTeam("member"));
  for (let from = 0; from < 30_000; from += 10_000) await run.log(line(from, from + 10_000));
  await run.fold();
  const curve = await run.chart({ buckets: 2 });
  expect([curve.points, count(curve), curve.buckets.length]).toEqual([30_000, 30_000, 1]);
});

test("more curves than a call may take are refused", async () => {
  const caller = await makeTeam("viewer");
  const refused = chartSeries(caller, { runIds: name(100), keys: name(11) });
  await expect(refused).rejects.toMatchObject({ kind: "invalid" });
});
