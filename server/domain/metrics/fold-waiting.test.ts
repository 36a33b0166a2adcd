import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { metricArrivals, metricChunks, runs } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { createRun } from "#server/domain/runs/index.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { foldLongSeries, foldQuietSeries } from "./fold-waiting.ts";
import { logMetrics } from "./log.ts";

withDatabase();

const { signal } = new AbortController();
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function log(caller: Caller, key: string, points: number): Promise<string> {
  const { id } = await createRun(caller, {});
  const metrics = Array.from({ length: points }, (_, step) => ({ key, value: step, timeMs: step, step }));
  await logMetrics(caller, { runId: id, metrics });
  return id;
}

const countArrivals = async () => (await database().select().from(metricArrivals)).length;

test("a series is folded once a thousand points wait, others when they have waited for minutes", async () => {
  const caller = await makeTeam("member");
  await log(caller, "long", 1_000);
  await log(await makeTeam("member"), "long", 1_000);
  await log(caller, "short", 3);
  await foldLongSeries(signal);
  const chunks = await database()
    .select({ key: metricChunks.key, points: metricChunks.points })
    .from(metricChunks);
  expect(chunks).toEqual([
    { key: "long", points: 1_000 },
    { key: "long", points: 1_000 },
  ]);
  await foldQuietSeries(minutesFromNow(4), signal);
  expect(await countArrivals()).toBe(1);
  await foldQuietSeries(minutesFromNow(6), signal);
  expect(await countArrivals()).toBe(0);
});

test("what arrived for a run that was removed goes away", async () => {
  const caller = await makeTeam("member");
  await log(caller, "loss", 3);
  await database().delete(runs).where(eq(runs.teamId, caller.team.id));
  expect(await countArrivals()).toBe(1);
  await foldQuietSeries(minutesFromNow(6), signal);
  expect(await countArrivals()).toBe(0);
  expect(await database().$count(metricChunks, sql`team_id = ${caller.team.id}`)).toBe(0);
});

test("two processes that fold at once fold everything once", async () => {
  const caller = await makeTeam("member");
  const keys = Array.from({ length: 30 }, (_, i) => `k${i}`);
  await Promise.all(keys.map((key) => log(caller, key, 10)));
  await Promise.all([1, 2, 3].map(() => foldQuietSeries(minutesFromNow(6), signal)));
  const chunks = await database()
    .select({ points: metricChunks.points })
    .from(metricChunks)
    .where(eq(metricChunks.teamId, caller.team.id));
  expect(chunks).toEqual(keys.map(() => ({ points: 10 })));
});
