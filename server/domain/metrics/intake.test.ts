import postgres from "postgres";
import { expect, inject, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { createRun, deleteRun } from "#server/domain/runs/index.ts";
import { toUuid } from "#server/domain/runs/rules.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { foldSeries } from "./fold.ts";
import type { RunPoints } from "./gather.ts";
import { getHistory } from "./history.ts";
import { drainIntake, takeIn } from "./intake.ts";
import { listMetrics } from "./list.ts";
import { logMetrics } from "./log.ts";
import { writePoints } from "./write.ts";

const sql = withDatabase();

const keys = ["a", "b", "c", "d", "e"];
const at = (writer: number, round: number) =>
  keys.map((key) => ({ key, value: writer + round / 100, timeMs: 1_700_000_000_000 + round, step: round }));

/** Another process: the same statement through a pool of its own. */
async function writeElsewhere(other: postgres.Sql, arrival: RunPoints): Promise<void> {
  const { text, parameters } = writePoints([arrival]);
  await other.unsafe(text, parameters, { prepare: true });
}

test("eight writers in two processes lose nothing on one run, while it is folded and everything is sent twice", async () => {
  const caller = await makeTeam("member");
  const runs = [await createRun(caller, {}), await createRun(caller, {})].map(({ id }) => id);
  const [{ database } = { database: "" }] = await sql()<
    { database: string }[]
  >`select current_database() as database`;
  const other = postgres({ ...inject("postgres").options, database, max: 4 });
  const rounds = Array.from({ length: 25 }, (_, round) => round);
  const written = new AbortController();
  const folding = (async () => {
    while (!written.signal.aborted)
      for (const key of keys) await foldSeries(caller.team.id, [{ runId: toUuid(runs[0] ?? ""), key }]);
  })();
  const write = async (writer: number) => {
    for (const round of rounds) {
      for (const runId of writer % 2 === 0 ? runs : runs.toReversed()) {
        const metrics = writer % 2 === 0 ? at(writer, round) : at(writer, round).toReversed();
        for (let sent = 0; sent < 2; sent += 1) {
          if (writer < 4) await logMetrics(caller, { runId, metrics });
          else await writeElsewhere(other, { teamId: caller.team.id, runId: toUuid(runId), metrics });
        }
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
  written.abort();
  await folding;
  for (const runId of runs) {
    for (const key of keys) {
      await foldSeries(caller.team.id, [{ runId: toUuid(runId), key }]);
      const { points } = await getHistory(caller, { runId, key });
      const expected = rounds.flatMap((round) =>
        Array.from({ length: 8 }, (_, writer) => `${round} ${writer + round / 100}`),
      );
      expect(points.map(({ step, value }) => `${step} ${value}`).toSorted()).toEqual(expected.toSorted());
    }
  }
  const listed = await listMetrics(caller, { runIds: runs });
  expect(listed.map(({ points, last }) => [points, last.value])).toEqual(listed.map(() => [200, 7.24]));
  await other.end();
});

test("of requests that share a commit, only the one for an archived run is refused", async () => {
  const caller = await makeTeam("member");
  const [good, archived] = [(await createRun(caller, {})).id, (await createRun(caller, {})).id];
  await deleteRun(caller, { runId: archived });
  const log = (runId: string, step: number) =>
    logMetrics(caller, { runId, metrics: [{ key: "a", value: 1, timeMs: 1, step }] });
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => log(i % 4 === 0 ? archived : good, i)),
  );
  expect(results.map(({ status }, i) => [i % 4 === 0, status])).toEqual(
    results.map((_, i) => (i % 4 === 0 ? [true, "rejected"] : [false, "fulfilled"])),
  );
  expect((await getHistory(caller, { runId: good, key: "a" })).points).toHaveLength(15);
});

test("when a shared statement fails, its members are tried alone and only the guilty one hears of it", async () => {
  const caller = await makeTeam("member");
  const runId = toUuid((await createRun(caller, {})).id);
  const send = (key: string) =>
    takeIn({ teamId: caller.team.id, runId, metrics: [{ key, value: 1, timeMs: 1, step: 1 }] });
  const sent = ["a", "b", "c", "nul\0", "d", "e", "f"].map(send);
  const results = await Promise.allSettled(sent);
  expect(results.map(({ status }) => status).filter((status) => status === "rejected")).toHaveLength(1);
  expect(results[3]).toMatchObject({ status: "rejected", reason: { kind: "internal" } });
});

test("draining waits until all that was taken in is stored", async () => {
  const caller = await makeTeam("member");
  const { id } = await createRun(caller, {});
  const metrics = [{ key: "a", value: 1, timeMs: 1, step: 1 }];
  let stored = 0;
  for (let i = 0; i < 30; i += 1) {
    void takeIn({ teamId: caller.team.id, runId: toUuid(id), metrics }).then(() => (stored += 1));
  }
  await drainIntake();
  expect(stored).toBe(30);
});

test("more points than can wait are refused as unavailable, and those before them are stored", async () => {
  const caller: Caller = await makeTeam("member");
  const runId = toUuid((await createRun(caller, {})).id);
  const metrics = Array.from({ length: 1_000 }, (_, step) => ({ key: "a", value: step, timeMs: 1, step }));
  const sent = Array.from({ length: 410 }, () => takeIn({ teamId: caller.team.id, runId, metrics }));
  const results = await Promise.allSettled(sent);
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ reason }) => reason.kind === "unavailable")).toBe(true);
  expect(results.length - refused.length).toBeGreaterThanOrEqual(400);
});
