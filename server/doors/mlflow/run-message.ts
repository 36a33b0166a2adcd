import type { DatasetInput, RunData } from "#server/domain/data/index.ts";
import type { FoundMetric, FoundRun, RunInfo } from "#server/domain/runs/index.ts";
import { toDouble, toInt64 } from "./json-write.ts";

/** A run as the protocol has it. A running one has no `end_time`: 0 would be read as 1970. */
export const toRun = ({ metrics, params, tags, ...info }: FoundRun, data?: RunData) => ({
  info: toRunInfo(info),
  data: { metrics: metrics.map(toLatestMetric), params, tags },
  inputs: data && {
    dataset_inputs: data.datasets.map(toDatasetInput),
    model_inputs: data.modelInputs.map(({ modelId }) => ({ model_id: modelId })),
  },
  outputs: data && {
    model_outputs: data.modelOutputs.map(({ modelId, step }) => ({ model_id: modelId, step: toInt64(step) })),
  },
});

/** `run_uuid` is for clients older than 3. */
export const toRunInfo = (run: RunInfo) => ({
  run_id: run.id,
  run_uuid: run.id,
  run_name: run.name,
  experiment_id: String(run.experimentId),
  user_id: run.userId,
  status: run.status,
  start_time: run.startTimeMs,
  end_time: run.endTimeMs ?? undefined,
  artifact_uri: run.artifactUri,
  lifecycle_stage: run.lifecycleStage,
});

const toLatestMetric = ({ key, last, lastStep, lastTimeMs }: FoundMetric) => ({
  key,
  value: toDouble(last),
  timestamp: toInt64(lastTimeMs),
  step: toInt64(lastStep),
});

const toDatasetInput = ({ dataset, tags }: DatasetInput) => ({
  tags,
  dataset: {
    name: dataset.name,
    digest: dataset.digest,
    source_type: dataset.sourceType,
    source: dataset.source,
    schema: dataset.schema ?? undefined,
    profile: dataset.profile ?? undefined,
  },
});
