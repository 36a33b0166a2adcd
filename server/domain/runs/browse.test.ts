import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { metricSummaries, runParams, runs } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { countChildren } from "./count-children.ts";
import { listKeys } from "./list-keys.ts";
import { countRuns } from "./search-count.ts";
import { searchRuns } from "./search.ts";
import { summarizeExperiments } from "./summarize-experiments.ts";

withDatabase();

async function insertRun(
  { team }: Caller,
  parentRunId?: string,
  lifecycleStage: "active" | "deleted" = "active",
) {
  const id = randomUUID();
  await database().insert(runs).values({
    teamId: team.id,
    id,
    experimentId: 0,
    name: "run",
    status: "FINISHED",
    userId: "ken",
    startTimeMs: 1,
    lifecycleStage,
    parentRunId,
    artifactUri: "",
    createdBy: {},
  });
  return id;
}

const outside = (id: string) => id.replaceAll("-", "");

async function insertMetric({ team }: Caller, runId: string, key: string) {
  const summary = { lastValue: 1, lastStep: 0n, lastTimeMs: 0n, points: 1n, nan: 0n };
  await database()
    .insert(metricSummaries)
    .values({ teamId: team.id, experimentId: 0, runId, key, ...summary });
}

test("children are counted per parent; archived ones and other teams' are not", async () => {
  const [caller, stranger] = [await makeTeam(), await makeTeam()];
  const parent = await insertRun(caller);
  await insertRun(caller, parent);
  await insertRun(caller, parent);
  await insertRun(caller, parent, "deleted");
  const runIds = [outside(parent), outside(await insertRun(caller))];
  expect(await countChildren(caller, { runIds })).toEqual([[outside(parent), 2]]);
  expect(await countChildren(stranger, { runIds })).toEqual([]);
});

test("a search for top-level runs leaves out only those that stand below an active run", async () => {
  const caller = await makeTeam();
  const parent = await insertRun(caller);
  const archived = await insertRun(caller, undefined, "deleted");
  const [child, orphan] = [await insertRun(caller, parent), await insertRun(caller, archived)];
  const lost = await insertRun(caller, randomUUID());
  const found = await searchRuns(caller, { experimentIds: [0], nesting: "top" });
  expect(new Set(found.runs.map(({ id }) => id))).toEqual(new Set([parent, orphan, lost].map(outside)));
  expect(await countRuns(caller, { nesting: "top" })).toEqual({ count: 3, isExact: true });
  const everywhere = await searchRuns(caller, { experimentIds: [0] });
  expect(everywhere.runs.map(({ id }) => id)).toContain(outside(child));
});

test("keys of an experiment are listed once each, in order, and only to its team", async () => {
  const [caller, stranger] = [await makeTeam(), await makeTeam()];
  for (const keys of [["loss", "val loss"], ["accuracy", "loss"], []]) {
    const runId = await insertRun(caller);
    for (const key of keys) await insertMetric(caller, runId, key);
    await database().insert(runParams).values({ teamId: caller.team.id, runId, key: "lr", value: "0.1" });
  }
  expect(await listKeys(caller, { experimentId: 0 })).toEqual({
    metrics: ["accuracy", "loss", "val loss"],
    params: ["lr"],
    tags: [],
  });
  expect((await listKeys(stranger, { experimentId: 0 })).metrics).toEqual([]);
});

test("an experiment is summed up by its active runs; one without any is left out", async () => {
  const caller = await makeTeam();
  await insertRun(caller);
  await insertRun(caller);
  await insertRun(caller, undefined, "deleted");
  const summary = { experimentId: 0, runs: 2, running: 0, newestStartMs: 1 };
  expect(await summarizeExperiments(caller, { experimentIds: [0, 7] })).toEqual([summary]);
});
