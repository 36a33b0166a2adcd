import { expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { createRun } from "#server/domain/runs/index.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { getHistoryBulk } from "./history-bulk.ts";
import { listMetrics } from "./list.ts";
import { logMetrics } from "./log.ts";
import { sampleHistories } from "./sample-histories.ts";

withDatabase();

const key = "loss";

async function newRun(caller: Caller, steps: readonly number[]): Promise<string> {
  const { id } = await createRun(caller, {});
  const metrics = steps.map((step, i) => ({ key, value: step / 2, timeMs: 1_000 + i, step }));
  await logMetrics(caller, { runId: id, metrics });
  return id;
}

test("histories of several runs come run by run, up to the most that is asked for", async () => {
  const caller = await makeTeam("member");
  const runIds = [
    await newRun(caller, [3, 1]),
    await newRun(caller, [5]),
    await newRun(await makeTeam(), [7]),
  ];
  const [first, second] = runIds.slice(0, 2).toSorted();
  const points = await getHistoryBulk(caller, { runIds: [...runIds, "nobody"], key });
  expect(points.map(({ runId }) => runId)).toEqual(points.map(({ runId }) => runId).toSorted());
  expect(new Set(points.map(({ runId }) => runId))).toEqual(new Set([first, second]));
  expect(points).toHaveLength(3);
  expect(await getHistoryBulk(caller, { runIds, key, max: 2 })).toEqual(points.slice(0, 2));
  expect(await getHistoryBulk(caller, { runIds, key: "a\0" })).toEqual([]);
});

test("a sample is ordered by step, evenly spread, and ends with the last point", async () => {
  const caller = await makeTeam("member");
  const runId = await newRun(
    caller,
    Array.from({ length: 100 }, (_, i) => 99 - i),
  );
  const steps = async (input: object) =>
    (await sampleHistories(caller, { runIds: [runId], key, ...input })).map(({ step }) => step);
  expect(await steps({})).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect(await steps({ maxPerRun: 5 })).toEqual([0, 25, 50, 75, 99]);
  expect(await steps({ maxPerRun: 1 })).toEqual([99]);
  expect(await steps({ steps: { start: 10, end: 12n } })).toEqual([10, 11, 12]);
});

test("what is kept of each metric is listed, of the team's own runs", async () => {
  const caller = await makeTeam("member");
  const runId = await newRun(caller, [4, 2]);
  const foreign = await newRun(await makeTeam("member"), [1]);
  expect(await listMetrics(caller, { runIds: [runId, foreign] })).toEqual([
    {
      runId,
      key,
      last: { value: 2, step: 4, timeMs: 1_000 },
      min: { value: 1, step: 2 },
      max: { value: 2, step: 4 },
      points: 2,
      nan: 0,
    },
  ]);
  expect(await listMetrics(caller, { runIds: [runId], keys: ["other"] })).toEqual([]);
});
