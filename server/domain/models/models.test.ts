import { expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { listMetrics } from "#server/domain/metrics/index.ts";
import { createRun } from "#server/domain/runs/index.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import {
  createLoggedModel,
  deleteLoggedModel,
  getLoggedModel,
  logModelMetrics,
  restoreLoggedModel,
  searchLoggedModels,
} from "./index.ts";

withDatabase();

async function makeModel(caller: Caller) {
  const { id: runId } = await createRun(caller, {});
  const { id: modelId } = await createLoggedModel(caller, { experimentId: 0, sourceRunId: runId });
  return { runId, modelId };
}

test("a deleted model is found by no search until it is restored", async () => {
  const caller = await makeTeam();
  const { modelId } = await makeModel(caller);
  const found = async () => (await searchLoggedModels(caller, {})).models.map(({ id }) => id);
  await deleteLoggedModel(caller, { modelId });
  expect(await found()).toEqual([]);
  await restoreLoggedModel(caller, { modelId });
  expect(await found()).toEqual([modelId]);
  await restoreLoggedModel(caller, { modelId });
  expect(await getLoggedModel(caller, { modelId })).toMatchObject({ lifecycleStage: "active" });
});

test("the latest points are one a metric and dataset, by time, step and arrival; the last of a key is what filters compare", async () => {
  const caller = await makeTeam();
  const { runId, modelId } = await makeModel(caller);
  const june = { name: "june", digest: "d1" };
  const points = [
    { value: 0.9, timeMs: 3, step: 0n, dataset: june },
    { value: 0.5, timeMs: 2, step: 9n, dataset: june },
    { value: 0.1, timeMs: 1, step: 1n },
    { value: 0.2, timeMs: 1, step: 1n },
  ];
  await logModelMetrics(caller, {
    runId,
    metrics: points.map((point) => ({ key: "auc", modelId, ...point })),
  });
  const latest = [
    { value: 0.2, dataset: undefined },
    { value: 0.9, dataset: june },
  ];
  expect((await getLoggedModel(caller, { modelId, points: "latest" })).metrics).toMatchObject(latest);
  const found = await searchLoggedModels(caller, { filter: "metrics.auc = 0.9", points: "latest" });
  expect(found.models[0]?.metrics).toMatchObject(latest);
  expect((await getLoggedModel(caller, { modelId })).metrics).toHaveLength(points.length);
});

test("a run's latest point that is sent again for a model is one point of the run", async () => {
  const caller = await makeTeam();
  const { runId, modelId } = await makeModel(caller);
  const point = { key: "auc", value: 0.9, timeMs: 3, step: 1n };
  await logModelMetrics(caller, { runId, metrics: [point] });
  await logModelMetrics(caller, { runId, metrics: [{ ...point, modelId }] });
  expect((await getLoggedModel(caller, { modelId })).metrics).toMatchObject([{ key: "auc", value: 0.9 }]);
  const pointsOf = async () => (await listMetrics(caller, { runIds: [runId] })).map(({ points }) => points);
  expect(await pointsOf()).toEqual([1]);
  await logModelMetrics(caller, { runId, metrics: [{ ...point, timeMs: 4, modelId }] });
  expect(await pointsOf()).toEqual([2]);
});
