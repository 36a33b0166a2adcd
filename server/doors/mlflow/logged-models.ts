import type { Caller } from "#server/auth/caller.ts";
import { invalid } from "#server/core/errors.ts";
import { joinPath, listArtifacts, parseArtifactPath } from "#server/domain/artifacts/index.ts";
import {
  createLoggedModel,
  deleteLoggedModel,
  deleteLoggedModelTag,
  getLoggedModel,
  locateLoggedModel,
  logLoggedModelParams,
  searchLoggedModels,
  setLoggedModelTags,
  updateLoggedModel,
} from "#server/domain/models/index.ts";
import { renderFiles } from "./artifacts-files.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { toExperimentId, toExperimentIds } from "./experiment-message.ts";
import {
  boolean,
  choice,
  integer,
  list,
  nested,
  presentList,
  requiredText,
  text,
  type Message,
} from "./fields.ts";
import { missingValue } from "./field-errors.ts";
import { toLoggedModel } from "./logged-models-message.ts";
import { renamesOfPage, tag } from "./shared-fields.ts";

const modelId = { model_id: requiredText() };

const modelStatus = () =>
  choice([
    ["LOGGED_MODEL_PENDING", 1, "PENDING"],
    ["LOGGED_MODEL_READY", 2, "READY"],
    ["LOGGED_MODEL_UPLOAD_FAILED", 3, "UPLOAD_FAILED"],
  ] as const);

const search = {
  experiment_ids: presentList(requiredText()),
  filter: text(),
  datasets: list(nested({ dataset_name: requiredText(), dataset_digest: text() })),
  max_results: integer(),
  order_by: list(
    nested({
      field_name: requiredText(),
      ascending: boolean(),
      dataset_name: text(),
      dataset_digest: text(),
    }),
  ),
  page_token: text(),
};

/** Models that training logged, from MLflow 3 on. */
export const loggedModelEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["POST"],
    path: "logged-models",
    request: {
      experiment_id: requiredText(),
      name: text(),
      model_type: text(),
      source_run_id: text(),
      params: list(nested(tag)),
      tags: list(nested(tag)),
    },
    async answer(caller, { experiment_id, name, model_type, source_run_id, params, tags }) {
      const experimentId = toExperimentId(experiment_id);
      const asked = { experimentId, name, modelType: model_type, sourceRunId: source_run_id, params, tags };
      return { model: toLoggedModel(await createLoggedModel(caller, asked)) };
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "logged-models/search",
    request: search,
    renames: renamesOfPage,
    answer: findModels,
  }),
  endpoint({
    methods: ["GET"],
    path: "logged-models/:model_id",
    request: { ...modelId, allow_deleted: boolean() },
    async answer(caller, { model_id, allow_deleted }) {
      const asked = { modelId: model_id, allowDeleted: allow_deleted };
      return { model: toLoggedModel(await getLoggedModel(caller, asked)) };
    },
  }),
  endpoint({
    methods: ["PATCH"],
    path: "logged-models/:model_id",
    request: { ...modelId, status: modelStatus() },
    async answer(caller, { model_id, status }) {
      if (status === undefined) throw missingValue("status");
      return { model: toLoggedModel(await updateLoggedModel(caller, { modelId: model_id, status })) };
    },
  }),
  endpoint({
    methods: ["DELETE"],
    path: "logged-models/:model_id",
    request: modelId,
    async answer(caller, { model_id }) {
      await deleteLoggedModel(caller, { modelId: model_id });
      return {};
    },
  }),
  endpoint({
    methods: ["PATCH"],
    path: "logged-models/:model_id/tags",
    request: { ...modelId, tags: list(nested(tag)) },
    async answer(caller, { model_id, tags }) {
      return { model: toLoggedModel(await setLoggedModelTags(caller, { modelId: model_id, tags })) };
    },
  }),
  endpoint({
    methods: ["DELETE"],
    path: "logged-models/:model_id/tags/:tag_key{.+}",
    request: { ...modelId, tag_key: requiredText() },
    async answer(caller, { model_id, tag_key }) {
      await deleteLoggedModelTag(caller, { modelId: model_id, key: tag_key });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "logged-models/:model_id/params",
    request: { ...modelId, params: list(nested(tag)) },
    async answer(caller, { model_id, params }) {
      await logLoggedModelParams(caller, { modelId: model_id, params });
      return {};
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "logged-models/:model_id/artifacts/directories",
    request: { ...modelId, artifact_directory_path: text() },
    async answer(caller, { model_id, artifact_directory_path = "" }) {
      const inside = parseArtifactPath(artifact_directory_path);
      const { rootUri, folder } = await locateLoggedModel(caller, { modelId: model_id });
      const entries = await listArtifacts(caller, { path: joinPath(folder, inside) });
      return { root_uri: rootUri, ...renderFiles(entries, (name) => joinPath(inside, name)) };
    },
  }),
];

async function findModels(caller: Caller, message: Message<typeof search>) {
  const { models, nextPageToken } = await searchLoggedModels(caller, {
    experimentIds: toExperimentIds(message.experiment_ids),
    filter: message.filter,
    datasets: message.datasets.map(({ dataset_name, dataset_digest }) => ({
      name: dataset_name,
      digest: dataset_digest || undefined,
    })),
    orderBy: message.order_by.map(({ field_name, ascending, ...on }) => ({
      field: field_name,
      descending: ascending === false,
      dataset: toDataset(on.dataset_name, on.dataset_digest),
    })),
    limit: message.max_results || undefined,
    pageToken: message.page_token || undefined,
  });
  return { models: models.map(toLoggedModel), next_page_token: nextPageToken };
}

function toDataset(name: string | undefined, digest: string | undefined) {
  if (name) return { name, digest: digest || undefined };
  if (digest) throw invalid("`dataset_digest` can only be specified if `dataset_name` is also specified.");
  return undefined;
}
