import { invalid } from "#server/core/errors.ts";
import type { Experiment } from "#server/domain/experiments/index.ts";

/** An experiment as the protocol has it: its id is text. */
export const toExperiment = (experiment: Experiment) => ({
  experiment_id: String(experiment.id),
  name: experiment.name,
  artifact_location: experiment.artifactLocation,
  lifecycle_stage: experiment.lifecycleStage,
  last_update_time: experiment.updatedAtMs,
  creation_time: experiment.createdAtMs,
  tags: experiment.tags,
});

/** The number an experiment's id spells. @throws AppError `invalid` when it spells none */
export function toExperimentId(text: string): number {
  const id = parseExperimentId(text);
  if (id === undefined) {
    throw invalid(`Invalid value "${text}" for parameter 'experiment_id' supplied: it must be an integer.`);
  }
  return id;
}

/** The ids among these that an experiment can have; others are unknown, and unknown ones are ignored. */
export const toExperimentIds = (texts: readonly string[]): number[] =>
  texts.flatMap((text) => parseExperimentId(text) ?? []);

const parseExperimentId = (text: string): number | undefined =>
  /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
