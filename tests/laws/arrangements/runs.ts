import {
  appendModel,
  countRuns,
  createRun,
  deleteRun,
  deleteRuns,
  deleteRunTag,
  finishRun,
  getRun,
  listChildren,
  logParams,
  restoreRun,
  restoreRuns,
  searchRuns,
  setRunTags,
  setTagOnRuns,
  updateRun,
} from "#server/domain/runs/index.ts";
import { countChildren } from "#server/domain/runs/count-children.ts";
import { listKeys } from "#server/domain/runs/list-keys.ts";
import { summarizeExperiments } from "#server/domain/runs/summarize-experiments.ts";
import type { Caller } from "#server/auth/caller.ts";
import { arrangement } from "../arrangement.ts";
import { makeExperiment, makeRun } from "../things.ts";

const oneRun = async (caller: Caller) => ({ runId: (await makeRun(caller)).runId });

const someRuns = async (caller: Caller) => {
  const { experimentId, runId } = await makeRun(caller);
  return { experimentId, runIds: [runId] };
};

const parent = async (caller: Caller) => {
  const { experimentId, runId } = await makeRun(caller);
  await createRun(
    { ...caller, role: "owner" },
    { experimentId, tags: [{ key: "mlflow.parentRunId", value: runId }] },
  );
  return { experimentId, runId };
};

export const runArrangements = [
  arrangement(createRun, "notFound", async (caller) => ({
    experimentId: await makeExperiment(caller),
    tags: [{ key: "stage", value: "trial" }],
  })),
  arrangement(getRun, "notFound", oneRun),
  arrangement(searchRuns, "nothing", async (caller) => ({
    experimentIds: [(await makeRun(caller)).experimentId],
    filter: "metrics.loss < 1 AND params.lr = '0.1' AND tags.stage = 'trial'",
    orderBy: ["metrics.loss ASC"],
    view: "all" as const,
  })),
  arrangement(countRuns, "nothing", async (caller) => ({
    experimentIds: [(await makeRun(caller)).experimentId],
  })),
  arrangement(countChildren, "nothing", async (caller) => ({ runIds: [(await parent(caller)).runId] })),
  arrangement(listChildren, "notFound", async (caller) => ({ runId: (await parent(caller)).runId })),
  arrangement(listKeys, "nothing", async (caller) => ({
    experimentId: (await makeRun(caller)).experimentId,
  })),
  arrangement(summarizeExperiments, "nothing", async (caller) => ({
    experimentIds: [(await makeRun(caller)).experimentId],
  })),
  arrangement(updateRun, "notFound", async (caller) => ({
    ...(await oneRun(caller)),
    name: "lucky-fox-2",
    description: "The one to keep.",
  })),
  arrangement(finishRun, "notFound", oneRun),
  arrangement(logParams, "notFound", async (caller) => ({
    ...(await oneRun(caller)),
    params: [{ key: "depth", value: "3" }],
  })),
  arrangement(setRunTags, "notFound", async (caller) => ({
    ...(await oneRun(caller)),
    tags: [{ key: "stage", value: "final" }],
  })),
  arrangement(setTagOnRuns, "notFound", async (caller) => ({
    ...(await someRuns(caller)),
    tag: { key: "stage", value: "final" },
  })),
  arrangement(deleteRunTag, "notFound", async (caller) => ({ ...(await oneRun(caller)), key: "stage" })),
  arrangement(appendModel, "notFound", async (caller) => ({
    ...(await oneRun(caller)),
    modelJson: '{"artifact_path":"model","flavors":{},"utc_time_created":"2026-11-02","run_id":"a"}',
  })),
  arrangement(deleteRun, "notFound", oneRun),
  arrangement(deleteRuns, "notFound", someRuns),
  arrangement(restoreRun, "notFound", async (caller) => {
    const run = await oneRun(caller);
    await deleteRun(caller, run);
    return run;
  }),
  arrangement(restoreRuns, "notFound", async (caller) => {
    const runs = await someRuns(caller);
    await deleteRuns(caller, runs);
    return runs;
  }),
];
