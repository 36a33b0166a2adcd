import { expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { createLoggedModel, logModelMetrics } from "#server/domain/models/index.ts";
import { createRun, logParams } from "#server/domain/runs/index.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { createModelVersion, createRegisteredModel, listRegistrations, listVersionResults } from "./index.ts";

withDatabase();

const name = "fraud";

const point = (key: string, value: number, step: bigint) => ({ key, value, step, timeMs: 1 });

/** A run that made a logged model and measured it, beside a metric and a param of its own. */
async function train(caller: Caller) {
  const { id: runId } = await createRun(caller, {});
  const params = [{ key: "depth", value: "3" }];
  const { id: modelId } = await createLoggedModel(caller, { experimentId: 0, sourceRunId: runId, params });
  const dataset = { name: "june", digest: "d1" };
  await logModelMetrics(caller, {
    runId,
    metrics: [
      { ...point("loss", 0.5, 1n), modelId },
      { ...point("loss", 0.25, 2n), modelId },
      { ...point("auc", 0.9, 0n), modelId, dataset },
      point("seconds", 7, 0n),
    ],
  });
  await logParams(caller, {
    runId,
    params: [
      { key: "depth", value: "9" },
      { key: "seed", value: "1" },
    ],
  });
  return { runId, modelId };
}

test("a version's results are those of its logged model, and of its run what that has not", async () => {
  const caller = await makeTeam();
  const { runId, modelId } = await train(caller);
  await createRegisteredModel(caller, { name });
  await createModelVersion(caller, { name, source: `models:/${modelId}`, runId, loggedModelId: modelId });
  await createModelVersion(caller, { name, source: "git:elsewhere", runId: "not-ours" });
  const [first, second] = await listVersionResults(caller, { name, versions: [1, 2, 99] });
  expect(first?.params).toEqual([
    { key: "depth", value: "3" },
    { key: "seed", value: "1" },
  ]);
  expect(
    first?.metrics.map(({ key, value, step, dataset, of }) => [key, value, step, dataset?.name, of]),
  ).toEqual([
    ["auc", 0.9, 0n, "june", "loggedModel"],
    ["loss", 0.25, 2n, undefined, "loggedModel"],
    ["seconds", 7, 0n, undefined, "run"],
  ]);
  expect(first?.run?.id).toBe(runId);
  expect(second).toEqual({ version: 2, run: undefined, params: [], metrics: [] });
});

test("what was made of a run or of a logged model is found by either, newest first, and by no other team", async () => {
  const caller = await makeTeam();
  const { runId, modelId } = await train(caller);
  await createRegisteredModel(caller, { name });
  await createModelVersion(caller, { name, source: "git:model", runId });
  await createModelVersion(caller, { name, source: `models:/${modelId}`, loggedModelId: modelId });
  const versionsOf = async (stem: { runId?: string; loggedModelIds?: string[] }, by = caller) =>
    (await listRegistrations(by, stem)).map(({ version }) => version);
  expect(await versionsOf({ runId, loggedModelIds: [modelId] })).toEqual([2, 1]);
  expect(await versionsOf({ loggedModelIds: ["m-other", modelId] })).toEqual([2]);
  expect(await versionsOf({})).toEqual([]);
  expect(await versionsOf({ runId }, await makeTeam())).toEqual([]);
});
