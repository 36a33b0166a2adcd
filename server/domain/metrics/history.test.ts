import { and, eq } from "drizzle-orm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { metricChunks, metricSummaries } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { createRun } from "#server/domain/runs/index.ts";
import { toUuid } from "#server/domain/runs/rules.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import type { Point } from "./arbitrary.ts";
import { anyPoint, toColumns, toPoints } from "./arbitrary.ts";
import { concatenate } from "./columns.ts";
import { foldSeries } from "./fold.ts";
import { getHistory, readHistory } from "./history.ts";
import { logMetrics } from "./log.ts";
import { settle } from "./order.ts";

const sql = withDatabase();

const key = "train/loss";
const start = 1_700_000_000_000;

async function newRun(caller: Caller) {
  const { id } = await createRun(caller, {});
  const series = { runId: toUuid(id), key };
  return {
    runId: id,
    log: (points: readonly Point[]) =>
      logMetrics(caller, { runId: id, metrics: points.map((point) => ({ key, ...point })) }),
    fold: () => foldSeries(caller.team.id, [series]),
    async readAll() {
      const blocks = await Array.fromAsync(await readHistory(caller, { runId: id, key }));
      return toPoints(concatenate(blocks));
    },
    async readPages(max: number) {
      const points = [];
      let pageToken: string | undefined;
      do {
        const page = await getHistory(caller, { runId: id, key, max, pageToken });
        points.push(...page.points);
        pageToken = page.nextPageToken;
      } while (pageToken !== undefined);
      return points.map(({ step, timeMs, value }) => ({ step: BigInt(step), timeMs: BigInt(timeMs), value }));
    },
    async readSummary() {
      const [row] = await database()
        .select()
        .from(metricSummaries)
        .where(and(eq(metricSummaries.runId, series.runId), eq(metricSummaries.key, key)));
      return row;
    },
  };
}

const line = (from: number, to: number): Point[] =>
  Array.from({ length: to - from }, (_, i) => ({
    step: from + i,
    timeMs: start + from + i,
    value: 1 / (from + i + 1),
  }));

test("whatever way points are logged, repeated and folded, the history is every point once, in order", async () => {
  const caller = await makeTeam("member");
  const act = fc.oneof(
    { weight: 3, arbitrary: fc.array(anyPoint, { minLength: 1, maxLength: 12 }) },
    { weight: 2, arbitrary: fc.constant("fold" as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 8 }), fc.integer({ min: 1, max: 7 }), async (acts, max) => {
      const run = await newRun(caller);
      const logged: Point[] = [];
      for (const one of acts) {
        if (one === "fold") await run.fold();
        else {
          await run.log(one);
          logged.push(...one);
        }
      }
      const expected = toPoints(settle(toColumns(logged)));
      expect(await run.readAll()).toEqual(expected);
      expect(await run.readPages(max)).toEqual(expected);
      await run.fold();
      expect(await run.readAll()).toEqual(expected);
      const summary = await run.readSummary();
      expect(summary?.points ?? 0n).toBe(BigInt(expected.length));
      expect(summary?.nan ?? 0n).toBe(BigInt(expected.filter(({ value }) => Number.isNaN(value)).length));
      expect(summary?.unfolded ?? 0n).toBe(0n);
    }),
    { numRuns: 40 },
  );
});

test("chunks are full but for the last, and a late or repeated point finds its place among them", async () => {
  const run = await newRun(await makeTeam("member"));
  for (let from = 0; from < 3_500; from += 700) {
    await run.log(line(from, from + 700));
    await run.fold();
  }
  const late = { step: 7, timeMs: start + 1_234, value: 5 };
  await run.log([late, ...line(1_100, 1_110)]);
  expect(await run.readSummary()).toMatchObject({ points: 3_511n });
  const before = await run.readAll();
  expect(before).toEqual(toPoints(settle(toColumns([...line(0, 3_500), late]))));
  await run.fold();
  expect(await run.readAll()).toEqual(before);
  expect(await run.readPages(1_000)).toEqual(before);
  expect(await run.readSummary()).toMatchObject({ points: 3_501n, unfolded: 0n });
  const chunks = await database()
    .select({ points: metricChunks.points })
    .from(metricChunks)
    .where(eq(metricChunks.runId, toUuid(run.runId)))
    .orderBy(metricChunks.position);
  expect(chunks.map(({ points }) => points)).toEqual([1_000, 1_000, 1_000, 501]);
});

test("points of one millisecond and step keep their order of arrival through pages and folding", async () => {
  const run = await newRun(await makeTeam("member"));
  const values = [5, 3, 9, 3.5, 1, 8, 2];
  for (const value of values) {
    await run.log([{ step: 1, timeMs: start, value }]);
    if (value === 9 || value === 1) await run.fold();
  }
  expect((await run.readPages(2)).map(({ value }) => value)).toEqual(values);
});

test("a page goes on where the last ended although points arrive and are folded in between", async () => {
  const caller = await makeTeam("member");
  const run = await newRun(caller);
  await run.log(line(0, 10));
  const first = await getHistory(caller, { runId: run.runId, key, max: 6 });
  await run.fold();
  await run.log(line(10, 14));
  const rest = await getHistory(caller, { runId: run.runId, key, pageToken: first.nextPageToken });
  expect([...first.points, ...rest.points].map(({ step }) => step)).toEqual(
    Array.from({ length: 14 }, (_, i) => i),
  );
  expect(rest.nextPageToken).toBeUndefined();
});

test("an unknown key has no points; a foreign run and a broken token are refused", async () => {
  const caller = await makeTeam("member");
  const { runId } = await newRun(caller);
  expect(await getHistory(caller, { runId, key: "nothing" })).toEqual({ points: [] });
  expect(await getHistory(caller, { runId, key: "a\0b" })).toEqual({ points: [] });
  await expect(getHistory(await makeTeam("owner"), { runId, key })).rejects.toMatchObject({
    kind: "notFound",
  });
  for (const pageToken of [
    "",
    "x",
    "bnVsbA",
    Buffer.from('["1","99999999999999999999",1]').toString("base64url"),
  ]) {
    await expect(getHistory(caller, { runId, key, pageToken })).rejects.toMatchObject({ kind: "invalid" });
  }
});

test("a fold that is cut off in the middle leaves every point where it was", async () => {
  const run = await newRun(await makeTeam("member"));
  await run.log(line(0, 20));
  const holder = await sql().reserve();
  await holder`begin`;
  await holder`select from metric_summaries where run_id = ${toUuid(run.runId)} for update`;
  const folding = expect(run.fold()).rejects.toThrow();
  let killed = 0;
  while (killed === 0) {
    const waiting = holder`select pid from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))`;
    for (const { pid } of await waiting) killed += (await holder`select pg_cancel_backend(${pid})`).length;
  }
  await folding;
  await holder`rollback`;
  holder.release();
  expect(await run.readAll()).toHaveLength(20);
  await run.fold();
  expect(await run.readAll()).toHaveLength(20);
  expect(await run.readSummary()).toMatchObject({ points: 20n, unfolded: 0n });
});
