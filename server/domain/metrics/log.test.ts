import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { metricSummaries } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { createRun, deleteRun } from "#server/domain/runs/index.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { logMetrics } from "./log.ts";

withDatabase();

const newRun = async (caller: Caller) => (await createRun(caller, {})).id;
const log = (caller: Caller, runId: string) => logMetrics(caller, { runId, metrics: [point] });
const point = { key: "loss", value: 0.5, timeMs: 1_700_000_000_000 };

async function readSummary(caller: Caller) {
  const [row] = await database()
    .select()
    .from(metricSummaries)
    .where(eq(metricSummaries.teamId, caller.team.id));
  return row;
}

test("the last point is the greatest by step, time and value, whatever comes later", async () => {
  const caller = await makeTeam("member");
  const runId = await newRun(caller);
  await logMetrics(caller, {
    runId,
    metrics: [
      { ...point, step: 5, value: 3 },
      { ...point, step: 2, value: 9 },
    ],
  });
  await logMetrics(caller, { runId, metrics: [{ ...point, step: 4, value: 1 }] });
  await logMetrics(caller, { runId, metrics: [{ ...point, step: 5, value: -1 }] });
  expect(await readSummary(caller)).toMatchObject({
    lastValue: 3,
    lastStep: 5n,
    minValue: -1,
    minStep: 5n,
    maxValue: 9,
    maxStep: 2n,
    points: 4n,
    nan: 0n,
  });
});

test("NaN is counted, never an extreme, and stands for 0 where the last point is chosen", async () => {
  const caller = await makeTeam("member");
  const runId = await newRun(caller);
  await logMetrics(caller, { runId, metrics: [{ ...point, value: Number.NaN }] });
  expect(await readSummary(caller)).toMatchObject({
    lastValue: Number.NaN,
    minValue: null,
    maxStep: null,
    nan: 1n,
  });
  await logMetrics(caller, { runId, metrics: [{ ...point, value: -1 }] });
  expect(await readSummary(caller)).toMatchObject({ lastValue: Number.NaN, minValue: -1, points: 2n });
  await logMetrics(caller, { runId, metrics: [{ ...point, value: Infinity }] });
  expect(await readSummary(caller)).toMatchObject({ lastValue: Infinity, minValue: -1, maxValue: Infinity });
});

test("64-bit steps and times and the sign of zero are kept", async () => {
  const caller = await makeTeam("member");
  const runId = await newRun(caller);
  const step = 2n ** 63n - 1n;
  await logMetrics(caller, { runId, metrics: [{ key: "loss", value: -0, timeMs: 2n ** 62n + 1n, step }] });
  expect(await readSummary(caller)).toMatchObject({
    lastValue: -0,
    lastStep: step,
    lastTimeMs: 2n ** 62n + 1n,
  });
});

test("an archived run, an unknown one and another team's take nothing", async () => {
  const caller = await makeTeam("member");
  const runId = await newRun(caller);
  await expect(log(await makeTeam("member"), runId)).rejects.toMatchObject({ kind: "notFound" });
  await expect(log(caller, "0".repeat(32))).rejects.toMatchObject({ kind: "notFound" });
  await expect(log(caller, "fake_run_id")).rejects.toMatchObject({ kind: "notFound" });
  await deleteRun(caller, { runId });
  await expect(log(caller, runId)).rejects.toMatchObject({ kind: "invalid" });
  expect(await readSummary(caller)).toBeUndefined();
});

test("keys, values, times and steps that cannot be kept are refused", async () => {
  const caller = await makeTeam("member");
  const runId = await newRun(caller);
  const wrong = [
    { key: "../up" },
    { key: "a\0" },
    { value: "1" },
    { timeMs: -1 },
    { step: 1.5 },
    { step: 2n ** 63n },
  ];
  for (const field of wrong) {
    const metrics = [{ ...point, ...field }] as (typeof point)[];
    await expect(logMetrics(caller, { runId, metrics })).rejects.toMatchObject({ kind: "invalid" });
  }
  const many = Array.from({ length: 1001 }, () => point);
  await expect(logMetrics(caller, { runId, metrics: many })).rejects.toMatchObject({ kind: "invalid" });
});
