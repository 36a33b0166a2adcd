import {
  createExperiment,
  deleteExperiment,
  deleteExperimentTag,
  getExperiment,
  getExperimentByName,
  restoreExperiment,
  searchExperiments,
  setExperimentTag,
  updateExperiment,
} from "#server/domain/experiments/index.ts";
import { arrangement } from "../arrangement.ts";
import { makeExperiment } from "../things.ts";

export const experimentArrangements = [
  arrangement(createExperiment, "their own", () => ({ name: "churn", tags: [{ key: "a", value: "b" }] })),
  arrangement(getExperiment, "notFound", async (caller) => ({ experimentId: await makeExperiment(caller) })),
  arrangement(getExperimentByName, "notFound", async (caller) => {
    const experimentId = await makeExperiment(caller);
    return { name: (await getExperiment(caller, { experimentId })).name };
  }),
  arrangement(searchExperiments, "their own", async (caller) => {
    await makeExperiment(caller);
    return { view: "all" as const, filter: "tags.area = 'vision' OR name = 'Default'" };
  }),
  arrangement(updateExperiment, "notFound", async (caller) => ({
    experimentId: await makeExperiment(caller),
    name: "churn, cleaned",
    description: "With the duplicates out.",
  })),
  arrangement(setExperimentTag, "notFound", async (caller) => ({
    experimentId: await makeExperiment(caller),
    tag: { key: "owner", value: "keiko" },
  })),
  arrangement(deleteExperimentTag, "notFound", async (caller) => ({
    experimentId: await makeExperiment(caller),
    key: "area",
  })),
  arrangement(deleteExperiment, "notFound", async (caller) => ({
    experimentId: await makeExperiment(caller),
  })),
  arrangement(restoreExperiment, "notFound", async (caller) => {
    const experimentId = await makeExperiment(caller);
    await deleteExperiment(caller, { experimentId });
    return { experimentId };
  }),
];
