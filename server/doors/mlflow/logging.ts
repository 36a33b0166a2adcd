import type { z } from "zod";
import type { Caller } from "#server/auth/caller.ts";
import { logInputs, logOutputs, type DatasetInput } from "#server/domain/data/index.ts";
import { logBatch, logMetrics } from "#server/domain/metrics/index.ts";
import { logModelMetrics } from "#server/domain/models/index.ts";
import { appendModel, logParams } from "#server/domain/runs/index.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import {
  int64,
  list,
  nested,
  presentList,
  requiredDouble,
  requiredInt64,
  requiredText,
  text,
  valueText,
  type Message,
} from "./fields.ts";
import { runId, tag } from "./shared-fields.ts";

/** `model_id` and the dataset's fields tie a point to a logged model; in the run's history it stands like any other. */
const metric = {
  key: requiredText(),
  value: requiredDouble(),
  timestamp: requiredInt64(),
  step: int64(),
  model_id: text(),
  dataset_name: text(),
  dataset_digest: text(),
};

const dataset = {
  name: requiredText(),
  digest: requiredText(),
  source_type: requiredText(),
  source: requiredText(),
  schema: text(),
  profile: text(),
};

const inputTag = { key: requiredText(), value: requiredText() };

/** Most points `logMetrics` takes; a larger batch goes where it is refused in MLflow's words. */
const metricsMax = 1_000;

/** What a training writes while it runs. */
export const loggingEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["POST"],
    path: "runs/log-metric",
    request: { run_id: runId(), ...metric },
    renames: { "metrics.key": "key", "metrics.timeMs": "timestamp", "metrics.step": "step" },
    async answer(caller, { run_id, ...point }) {
      await logPoints(caller, { runId: run_id, metrics: [toPoint(point)], params: [], tags: [] });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/log-parameter",
    request: { run_id: runId(), key: requiredText(), value: valueText() },
    renames: { "params.key": "key", "params.value": "value" },
    async answer(caller, { run_id, key, value }) {
      await logParams(caller, { runId: run_id, params: [{ key, value }] });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/log-batch",
    request: {
      run_id: runId(),
      metrics: list(nested(metric)),
      params: list(nested(tag)),
      tags: list(nested(tag)),
    },
    renames: { "metrics.key": "metrics.*.name", "metrics.timeMs": "metrics.*.timestamp" },
    async answer(caller, { run_id, params, tags, ...message }) {
      await logPoints(caller, { runId: run_id, metrics: message.metrics.map(toPoint), params, tags });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/log-model",
    request: { run_id: runId(), model_json: requiredText() },
    async answer(caller, { run_id, model_json }) {
      await appendModel(caller, { runId: run_id, modelJson: model_json });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/log-inputs",
    request: {
      run_id: runId(),
      datasets: list(nested({ dataset: nested(dataset), tags: list(nested(inputTag)) })),
      models: list(nested({ model_id: requiredText() })),
    },
    async answer(caller, { run_id, datasets, models }) {
      await logInputs(caller, {
        runId: run_id,
        datasets: datasets.map((input) => toDatasetInput(input)),
        models: models.map(({ model_id }) => ({ modelId: model_id })),
      });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "runs/outputs",
    request: {
      run_id: runId(),
      models: presentList(nested({ model_id: requiredText(), step: requiredInt64() })),
    },
    async answer(caller, { run_id, models }) {
      await logOutputs(caller, {
        runId: run_id,
        models: models.map(({ model_id, step }) => ({ modelId: model_id, step: BigInt(step) })),
      });
      return {};
    },
  }),
];

type Batch = z.input<typeof logModelMetrics.input>;

/** Points alone share their commits with others; points of a logged model are tied to it as well. */
async function logPoints(caller: Caller, batch: Required<Batch>): Promise<void> {
  const { metrics, params, tags } = batch;
  const isPlain = metrics.every(({ modelId }) => modelId === undefined);
  const isOnlyMetrics = params.length === 0 && tags.length === 0;
  if (!isPlain) await logModelMetrics(caller, batch);
  else if (isOnlyMetrics && metrics.length > 0 && metrics.length <= metricsMax)
    await logMetrics(caller, { runId: batch.runId, metrics });
  else await logBatch(caller, batch);
}

/** A dataset counts with both its parts, and says something only of a model. */
function toPoint({
  key,
  value,
  timestamp,
  step,
  ...tie
}: Message<typeof metric>): Required<Batch>["metrics"][number] {
  const point = { key, value, timeMs: timestamp, step: step ?? 0 };
  if (!tie.model_id) return point;
  const { model_id: modelId, dataset_name: name, dataset_digest: digest } = tie;
  return { ...point, modelId, ...(name && digest ? { dataset: { name, digest } } : {}) };
}

const toDatasetInput = (input: {
  dataset: Message<typeof dataset>;
  tags: DatasetInput["tags"];
}): DatasetInput => ({
  dataset: {
    name: input.dataset.name,
    digest: input.dataset.digest,
    sourceType: input.dataset.source_type,
    source: input.dataset.source,
    schema: input.dataset.schema,
    profile: input.dataset.profile,
  },
  tags: input.tags,
});
