import type { LoggedModel, LoggedModelMetric } from "#server/domain/models/index.ts";
import { toDouble, toInt64 } from "./json-write.ts";

/** A logged model as the protocol has it. */
export const toLoggedModel = (model: LoggedModel) => ({
  info: {
    model_id: model.id,
    experiment_id: String(model.experimentId),
    name: model.name,
    creation_timestamp_ms: model.createdAtMs,
    last_updated_timestamp_ms: model.updatedAtMs,
    artifact_uri: model.artifactUri,
    status: `LOGGED_MODEL_${model.status}`,
    model_type: model.modelType,
    source_run_id: model.sourceRunId,
    tags: model.tags,
  },
  data: { params: model.params, metrics: model.metrics.map((metric) => toModelMetric(model.id, metric)) },
});

const toModelMetric = (modelId: string, { dataset, runId, ...point }: LoggedModelMetric) => ({
  key: point.key,
  value: toDouble(point.value),
  timestamp: toInt64(point.timeMs),
  step: toInt64(point.step),
  model_id: modelId,
  run_id: runId,
  dataset_name: dataset?.name,
  dataset_digest: dataset?.digest,
});
