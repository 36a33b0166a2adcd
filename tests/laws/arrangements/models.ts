import {
  createLoggedModel,
  deleteLoggedModel,
  deleteLoggedModelTag,
  getLoggedModel,
  locateLoggedModel,
  logLoggedModelParams,
  logModelMetrics,
  restoreLoggedModel,
  searchLoggedModels,
  setLoggedModelTags,
  updateLoggedModel,
} from "#server/domain/models/index.ts";
import { arrangement } from "../arrangement.ts";
import { makeExperiment, makeLoggedModel } from "../things.ts";

export const modelArrangements = [
  arrangement(createLoggedModel, "notFound", async (caller) => ({
    experimentId: await makeExperiment(caller),
    name: "model",
    params: [{ key: "depth", value: "3" }],
    tags: [{ key: "area", value: "vision" }],
  })),
  arrangement(getLoggedModel, "notFound", async (caller) => ({
    modelId: (await makeLoggedModel(caller)).modelId,
  })),
  arrangement(locateLoggedModel, "notFound", async (caller) => ({
    modelId: (await makeLoggedModel(caller)).modelId,
  })),
  arrangement(searchLoggedModels, "nothing", async (caller) => ({
    experimentIds: [(await makeLoggedModel(caller)).experimentId],
    filter: "metrics.loss < 1 AND params.depth = '3' AND tags.area LIKE '%'",
    orderBy: [{ field: "metrics.loss" }],
  })),
  arrangement(updateLoggedModel, "notFound", async (caller) => ({
    modelId: (await makeLoggedModel(caller)).modelId,
    status: "READY" as const,
  })),
  arrangement(setLoggedModelTags, "notFound", async (caller) => ({
    modelId: (await makeLoggedModel(caller)).modelId,
    tags: [{ key: "area", value: "audio" }],
  })),
  arrangement(deleteLoggedModelTag, "notFound", async (caller) => ({
    modelId: (await makeLoggedModel(caller)).modelId,
    key: "area",
  })),
  arrangement(logLoggedModelParams, "notFound", async (caller) => ({
    modelId: (await makeLoggedModel(caller)).modelId,
    params: [{ key: "width", value: "7" }],
  })),
  arrangement(logModelMetrics, "notFound", async (caller) => {
    const { runId, modelId } = await makeLoggedModel(caller);
    return { runId, metrics: [{ key: "loss", value: 0.1, timeMs: 9_000, step: 9, modelId }] };
  }),
  arrangement(restoreLoggedModel, "notFound", async (caller) => ({
    modelId: (await makeLoggedModel(caller)).modelId,
  })),
  arrangement(deleteLoggedModel, "notFound", async (caller) => ({
    modelId: (await makeLoggedModel(caller)).modelId,
  })),
];
