import { z } from "zod";
import { Key, KEY_LENGTH_MAX, text } from "#server/core/names.ts";
import { ExperimentId, Tag } from "#server/domain/experiments/schema.ts";

/** Longest run name, in characters, as in MLflow. */
export const RUN_NAME_LENGTH_MAX = 250;

/** Longest value of a param, in characters, as in MLflow, which cuts what is longer; here it is refused. */
export const PARAM_VALUE_LENGTH_MAX = 6_000;

/** Most runs one bulk change takes. */
export const BULK_RUNS_MAX = 1_000;

/** How somebody wrote a run's id. A known run's id is 32 lower-case hexadecimal digits; any other text is an unknown run. */
export type RunId = z.output<typeof RunId>;
export const RunId = z.string().regex(/^[a-zA-Z0-9][\w-]{0,255}$/u, "This cannot be the id of a run.");

export const RunStatus = z.enum(["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"]);
export type RunStatus = z.output<typeof RunStatus>;

export const RunName = text(RUN_NAME_LENGTH_MAX);

/** Milliseconds since the epoch, UTC. */
export const TimeMs = z.number().int();

export type Param = z.output<typeof Param>;
export const Param = z.strictObject({ key: Key, value: text(PARAM_VALUE_LENGTH_MAX) });

export { Tag };

export const CreateRun = z.strictObject({
  experimentId: ExperimentId.default(0),
  /** Absent or empty: the tag `mlflow.runName`, else a generated name. */
  name: RunName.optional(),
  /** Absent or empty: the tag `mlflow.user`. */
  userId: text(256).optional(),
  /** Absent: now. */
  startTimeMs: TimeMs.optional(),
  tags: z.array(Tag).max(1_000).default([]),
});

export const GetRun = z.strictObject({ runId: RunId });

export const UpdateRun = z.strictObject({
  runId: RunId,
  status: RunStatus.optional(),
  endTimeMs: TimeMs.optional(),
  /** Empty leaves the name as it is. */
  name: RunName.optional(),
  /** Markdown, kept as the tag `mlflow.note.content`. */
  description: Tag.shape.value.optional(),
});

export const FinishRun = z.strictObject({
  runId: RunId,
  status: RunStatus.extract(["FINISHED", "FAILED", "KILLED"]).default("FINISHED"),
  /** Absent: now. */
  endTimeMs: TimeMs.optional(),
});

export const DeleteRun = z.strictObject({ runId: RunId });

export const RestoreRun = z.strictObject({ runId: RunId });

/** Runs of one experiment, for changes of many at once; ids that are not among them are left out. */
const selection = { experimentId: ExperimentId, runIds: z.array(RunId).min(1).max(BULK_RUNS_MAX) };

export const DeleteRuns = z.strictObject(selection);

export const RestoreRuns = z.strictObject(selection);

export const SetTagOnRuns = z.strictObject({ ...selection, tag: Tag });

export const LogParams = z.strictObject({ runId: RunId, params: z.array(Param) });

export const SetRunTags = z.strictObject({ runId: RunId, tags: z.array(Tag) });

export const DeleteRunTag = z.strictObject({ runId: RunId, key: text(KEY_LENGTH_MAX) });

export const ListChildren = z.strictObject({ runId: RunId });

export const AppendModel = z.strictObject({
  runId: RunId,
  /** What MLflow 2 writes into its `MLmodel` file, as JSON. */
  modelJson: Tag.shape.value,
});
