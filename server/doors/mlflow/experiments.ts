import type { Caller } from "#server/auth/caller.ts";
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
import { endpoint, type Endpoint } from "./endpoint.ts";
import { toExperiment, toExperimentId } from "./experiment-message.ts";
import { list, nested, requiredText, text, valueText, type Message } from "./fields.ts";
import { pageFields, renamesOfPage, tag, viewType } from "./shared-fields.ts";

const search = { ...pageFields, view_type: viewType() };

/** The calls about experiments. */
export const experimentEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["POST"],
    path: "experiments/create",
    request: { name: requiredText(), artifact_location: text(), tags: list(nested(tag)) },
    async answer(caller, { name, artifact_location, tags }) {
      const made = await createExperiment(caller, { name, artifactLocation: artifact_location, tags });
      return { experiment_id: String(made.id) };
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "experiments/get",
    request: { experiment_id: requiredText() },
    async answer(caller, { experiment_id }) {
      const experiment = await getExperiment(caller, { experimentId: toExperimentId(experiment_id) });
      return { experiment: toExperiment(experiment) };
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "experiments/get-by-name",
    request: { experiment_name: requiredText() },
    async answer(caller, { experiment_name }) {
      return { experiment: toExperiment(await getExperimentByName(caller, { name: experiment_name })) };
    },
  }),
  endpoint({
    methods: ["POST", "GET"],
    path: "experiments/search",
    request: search,
    renames: renamesOfPage,
    answer: findExperiments,
  }),
  // What clients before 2.0 call instead.
  endpoint({
    methods: ["GET"],
    path: "experiments/list",
    request: search,
    renames: renamesOfPage,
    answer: findExperiments,
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/update",
    request: { experiment_id: requiredText(), new_name: requiredText() },
    renames: { name: "new_name" },
    async answer(caller, { experiment_id, new_name }) {
      await updateExperiment(caller, { experimentId: toExperimentId(experiment_id), name: new_name });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/delete",
    request: { experiment_id: requiredText() },
    async answer(caller, { experiment_id }) {
      await deleteExperiment(caller, { experimentId: toExperimentId(experiment_id) });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/restore",
    request: { experiment_id: requiredText() },
    async answer(caller, { experiment_id }) {
      await restoreExperiment(caller, { experimentId: toExperimentId(experiment_id) });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/set-experiment-tag",
    request: { experiment_id: requiredText(), key: requiredText(), value: valueText() },
    renames: { "tag.key": "key", "tag.value": "value" },
    async answer(caller, { experiment_id, key, value }) {
      await setExperimentTag(caller, { experimentId: toExperimentId(experiment_id), tag: { key, value } });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "experiments/delete-experiment-tag",
    request: { experiment_id: requiredText(), key: requiredText() },
    async answer(caller, { experiment_id, key }) {
      await deleteExperimentTag(caller, { experimentId: toExperimentId(experiment_id), key });
      return {};
    },
  }),
];

async function findExperiments(caller: Caller, message: Message<typeof search>) {
  const { experiments, nextPageToken } = await searchExperiments(caller, {
    filter: message.filter,
    view: message.view_type,
    orderBy: message.order_by,
    limit: message.max_results || undefined,
    pageToken: message.page_token || undefined,
  });
  return { experiments: experiments.map(toExperiment), next_page_token: nextPageToken };
}
