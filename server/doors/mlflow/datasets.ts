import { searchDatasets } from "#server/domain/data/index.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { toExperimentIds } from "./experiment-message.ts";
import { list, requiredText } from "./fields.ts";

/** Which datasets experiments used; MLflow's page asks this. */
export const datasetEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["POST"],
    path: "experiments/search-datasets",
    request: { experiment_ids: list(requiredText()) },
    async answer(caller, { experiment_ids }) {
      const found = await searchDatasets(caller, { experimentIds: toExperimentIds(experiment_ids) });
      return {
        dataset_summaries: found.map(({ experimentId, name, digest, context }) => ({
          experiment_id: String(experimentId),
          name,
          digest,
          context: context ?? undefined,
        })),
      };
    },
  }),
];
