import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytewiseText, keyedByOwner, keyedText, milliseconds, teamId } from "./columns.ts";
import { experiments } from "./experiments.ts";

export const loggedModelStatuses = ["PENDING", "READY", "UPLOAD_FAILED"] as const;

/** A model that training made: MLflow 3 keeps it beside the runs of its experiment. */
export const loggedModels = pgTable(
  "logged_models",
  {
    teamId: teamId(),
    /** `m-` and 32 hexadecimal digits. */
    id: bytewiseText("id").notNull(),
    experimentId: integer("experiment_id").notNull(),
    /** Not unique: each training logs its `model` anew. */
    name: bytewiseText("name").notNull(),
    modelType: bytewiseText("model_type").notNull(),
    /** As the client sent it, empty when it sent none: it may be a run of another server. */
    sourceRunId: bytewiseText("source_run_id").notNull(),
    status: text("status", { enum: loggedModelStatuses }).notNull(),
    lifecycleStage: text("lifecycle_stage", { enum: ["active", "deleted"] })
      .notNull()
      .default("active"),
    artifactUri: text("artifact_uri").notNull(),
    createdAtMs: milliseconds("created_at_ms").notNull(),
    updatedAtMs: milliseconds("updated_at_ms").notNull(),
    createdBy: jsonb("created_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    foreignKey({
      columns: [t.teamId, t.experimentId],
      foreignColumns: [experiments.teamId, experiments.id],
    }).onDelete("cascade"),
    index("logged_models_newest").on(t.teamId, t.experimentId, t.createdAtMs.desc().nullsFirst(), t.id),
    index("logged_models_source_run").on(t.teamId, t.sourceRunId),
    check("logged_models_status", sql`${t.status} in ('PENDING', 'READY', 'UPLOAD_FAILED')`),
    check("logged_models_lifecycle", sql`${t.lifecycleStage} in ('active', 'deleted')`),
  ],
);

export const loggedModelParams = pgTable(
  "logged_model_params",
  {
    teamId: teamId(),
    modelId: bytewiseText("model_id").notNull(),
    ...keyedText(),
    /** The value as a finite number where it reads as one, for numeric comparison. */
    number: doublePrecision("number"),
  },
  (t) => keyedByOwner([t.teamId, t.modelId], t.key, [loggedModels.teamId, loggedModels.id]),
);

export const loggedModelTags = pgTable(
  "logged_model_tags",
  {
    teamId: teamId(),
    modelId: bytewiseText("model_id").notNull(),
    ...keyedText(),
  },
  (t) => keyedByOwner([t.teamId, t.modelId], t.key, [loggedModels.teamId, loggedModels.id]),
);

/**
 * Points of runs that say something of a model. The same points stand in their run's history; these rows only tie them to the
 * model and to the dataset they were measured on, so they are few.
 */
export const loggedModelMetrics = pgTable(
  "logged_model_metrics",
  {
    teamId: teamId(),
    modelId: bytewiseText("model_id").notNull(),
    /** Order of arrival. */
    id: bigint("id", { mode: "bigint" }).notNull().generatedAlwaysAsIdentity(),
    key: bytewiseText("key").notNull(),
    value: doublePrecision("value").notNull(),
    timeMs: bigint("time_ms", { mode: "bigint" }).notNull(),
    step: bigint("step", { mode: "bigint" }).notNull(),
    runId: uuid("run_id").notNull(),
    /** Both empty where the client named no dataset. */
    datasetName: bytewiseText("dataset_name").notNull(),
    datasetDigest: bytewiseText("dataset_digest").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.modelId, t.id] }),
    /** A point that is sent again is one. The dataset is hashed: an index row holds at most some 2,700 bytes. */
    uniqueIndex("logged_model_metrics_point").on(
      t.teamId,
      t.modelId,
      t.key,
      t.timeMs,
      t.step,
      t.runId,
      t.value,
      sql`md5(${t.datasetName} || ' ' || ${t.datasetDigest})`,
    ),
    foreignKey({
      columns: [t.teamId, t.modelId],
      foreignColumns: [loggedModels.teamId, loggedModels.id],
    }).onDelete("cascade"),
  ],
);
