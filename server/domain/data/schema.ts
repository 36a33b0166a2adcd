import { z } from "zod";
import { text } from "#server/core/names.ts";
import { ExperimentId } from "#server/domain/experiments/schema.ts";
import type { LoggedModel } from "#server/domain/models/schema.ts";
import { RunId } from "#server/domain/runs/schema.ts";

/** Most datasets one request may record; clients split longer lists themselves. */
export const INPUTS_MAX = 1_000;
/** Most experiments whose datasets are looked up at once, and most that are answered: MLflow's numbers. */
export const EXPERIMENTS_MAX = 20;
export const SUMMARIES_MAX = 1_000;

/** A dataset as a client describes it. It is the same one where experiment, name and digest agree. Lengths as in MLflow. */
export type Dataset = z.output<typeof Dataset>;
export const Dataset = z.strictObject({
  name: text(500).min(1),
  digest: text(36).min(1),
  sourceType: text(500).min(1),
  /** JSON of the source's own making. */
  source: text(65_535),
  /** JSON: columns and types. */
  schema: text(1_048_575).nullish(),
  /** JSON: counts and statistics. */
  profile: text(16_777_215).nullish(),
});

export type InputTag = z.output<typeof InputTag>;
export const InputTag = z.strictObject({ key: text(255).min(1), value: text(500) });

/** What a run did with a dataset is in its tags; `mlflow.data.context` says for what: training, eval … */
export type DatasetInput = z.output<typeof DatasetInput>;
export const DatasetInput = z.strictObject({
  dataset: Dataset,
  tags: z.array(InputTag).max(100).default([]),
});

/** Model ids are free text: the run may know models of another server. */
const ModelId = text(256).min(1);

/** The whole range a client can send. */
const Step = z.int64();

export const LogInputs = z.strictObject({
  runId: RunId,
  datasets: z.array(DatasetInput).max(INPUTS_MAX).default([]),
  models: z
    .array(z.strictObject({ modelId: ModelId }))
    .max(INPUTS_MAX)
    .default([]),
});

export const LogOutputs = z.strictObject({
  runId: RunId,
  models: z.array(z.strictObject({ modelId: ModelId, step: Step })).max(INPUTS_MAX),
});

export const OfRuns = z.strictObject({ runIds: z.array(RunId).max(50_000) });

export const ListRunModels = z.strictObject({ runId: RunId });

export const SearchDatasets = z.strictObject({
  experimentIds: z
    .array(ExperimentId)
    .min(1, "SearchDatasets request must specify at least one experiment_id.")
    .max(
      EXPERIMENTS_MAX,
      `SearchDatasets request cannot specify more than ${EXPERIMENTS_MAX} experiment_ids.`,
    ),
});

/** What a run read and made. Datasets and their tags are in the order in which they came. */
export type RunData = {
  datasets: DatasetInput[];
  modelInputs: { modelId: string }[];
  modelOutputs: { modelId: string; step: bigint }[];
};

/** A dataset that a run read; without a context where the client said nothing of what for. */
export type RunDataset = { name: string; digest: string; context: string | null };

/** A logged model of a run: one that it made, at a step where the client said so, or one that it read, as an evaluation does. */
export type RunModel = Pick<LoggedModel, "id" | "name" | "modelType" | "status" | "createdAtMs"> & {
  relation: "made" | "read";
  step: bigint | undefined;
};

/** One use of a dataset in an experiment; no context where the client named none. */
export type DatasetSummary = { experimentId: number; name: string; digest: string; context: string | null };
