import { listEvents } from "#server/domain/activity/index.ts";
import {
  listRunData,
  listRunDatasets,
  listRunModels,
  logInputs,
  logOutputs,
  searchDatasets,
} from "#server/domain/data/index.ts";
import { arrangement } from "../arrangement.ts";
import { dataset, makeLoggedModel, makeRun, makeRunWithData } from "../things.ts";

export const dataArrangements = [
  arrangement(logInputs, "notFound", async (caller) => ({
    runId: (await makeRun(caller)).runId,
    datasets: [{ dataset }],
    models: [{ modelId: "m-1" }],
  })),
  arrangement(logOutputs, "notFound", async (caller) => ({
    runId: (await makeRun(caller)).runId,
    models: [{ modelId: "m-2", step: 3n }],
  })),
  arrangement(listRunData, "nothing", async (caller) => ({
    runIds: [(await makeRunWithData(caller)).runId],
  })),
  arrangement(listRunDatasets, "nothing", async (caller) => ({
    runIds: [(await makeRunWithData(caller)).runId],
  })),
  arrangement(listRunModels, "nothing", async (caller) => ({
    runId: (await makeLoggedModel(caller)).runId,
  })),
  arrangement(searchDatasets, "nothing", async (caller) => ({
    experimentIds: [(await makeRunWithData(caller)).experimentId],
  })),
  arrangement(listEvents, "their own", async (caller) => {
    await makeRun(caller);
    return { limit: 500 };
  }),
];
