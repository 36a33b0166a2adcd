import { z } from "zod";
import { Key, KEY_LENGTH_MAX, text } from "#server/core/names.ts";

/** Longest experiment name, in characters, as in MLflow. */
export const EXPERIMENT_NAME_LENGTH_MAX = 500;

/** Longest value of a tag, in characters: the size MLflow names for a whole request. */
export const TAG_VALUE_LENGTH_MAX = 1_000_000;

/** Counted per team; 0 is Default. */
export type ExperimentId = z.output<typeof ExperimentId>;
export const ExperimentId = z.number().int().nonnegative();

export const ExperimentName = text(EXPERIMENT_NAME_LENGTH_MAX).refine(
  (name) => name.trim() !== "",
  "An experiment needs a name.",
);

export type Tag = z.output<typeof Tag>;
export const Tag = z.strictObject({ key: Key, value: text(TAG_VALUE_LENGTH_MAX) });

export const CreateExperiment = z.strictObject({
  name: ExperimentName,
  /** Where clients put artifacts; absent or empty keeps them here. */
  artifactLocation: text(2_048).optional(),
  tags: z.array(Tag).max(1_000).default([]),
});

export const GetExperiment = z.strictObject({ experimentId: ExperimentId });

export const GetExperimentByName = z.strictObject({ name: z.string() });

export const UpdateExperiment = z.strictObject({
  experimentId: ExperimentId,
  name: ExperimentName.optional(),
  /** Markdown, kept as the tag `mlflow.note.content`; empty removes it. */
  description: text(TAG_VALUE_LENGTH_MAX).optional(),
});

export const DeleteExperiment = z.strictObject({ experimentId: ExperimentId });

export const RestoreExperiment = z.strictObject({ experimentId: ExperimentId });

export const SetExperimentTag = z.strictObject({ experimentId: ExperimentId, tag: Tag });

export const DeleteExperimentTag = z.strictObject({ experimentId: ExperimentId, key: text(KEY_LENGTH_MAX) });

/** An experiment as everybody sees it; its tags are ordered by key. */
export type Experiment = {
  id: ExperimentId;
  name: string;
  artifactLocation: string;
  lifecycleStage: "active" | "deleted";
  createdAtMs: number;
  updatedAtMs: number;
  tags: Tag[];
};
