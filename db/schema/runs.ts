import { sql } from "drizzle-orm";
import {
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytewiseText, instant, keyedByOwner, keyedText, milliseconds, teamId } from "./columns.ts";
import { experiments } from "./experiments.ts";

export const runStatuses = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"] as const;

export const runs = pgTable(
  "runs",
  {
    teamId: teamId(),
    /** 32 hexadecimal digits outside, 16 bytes in here. */
    id: uuid("id").notNull(),
    experimentId: integer("experiment_id").notNull(),
    /** Always equal to the tag `mlflow.runName`. */
    name: bytewiseText("name").notNull(),
    status: text("status", { enum: runStatuses }).notNull(),
    userId: bytewiseText("user_id").notNull(),
    startTimeMs: milliseconds("start_time_ms").notNull(),
    endTimeMs: milliseconds("end_time_ms"),
    lifecycleStage: text("lifecycle_stage", { enum: ["active", "deleted"] })
      .notNull()
      .default("active"),
    /** From the tag `mlflow.parentRunId` when it names a run id; not checked, parents may arrive later. */
    parentRunId: uuid("parent_run_id"),
    artifactUri: text("artifact_uri").notNull(),
    /** Who made it: the caller's actor, as in events. */
    createdBy: jsonb("created_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    foreignKey({
      columns: [t.teamId, t.experimentId],
      foreignColumns: [experiments.teamId, experiments.id],
    }).onDelete("cascade"),
    index("runs_newest").on(t.teamId, t.experimentId, t.startTimeMs.desc().nullsFirst(), t.id),
    index("runs_children")
      .on(t.teamId, t.parentRunId)
      .where(sql`${t.parentRunId} is not null`),
    check("runs_status", sql`${t.status} in ('RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED')`),
    check("runs_lifecycle", sql`${t.lifecycleStage} in ('active', 'deleted')`),
  ],
);

export const runParams = pgTable(
  "run_params",
  {
    teamId: teamId(),
    runId: uuid("run_id").notNull(),
    ...keyedText(),
    /** The value as a finite number where it reads as one, for numeric comparison. */
    number: doublePrecision("number"),
  },
  (t) => [
    ...keyedByOwner([t.teamId, t.runId], t.key, [runs.teamId, runs.id]),
    /** For filters that few runs pass. Each param is in one of the two; a whole value may be too long for an index. */
    index("run_params_numbers")
      .on(t.teamId, t.key, t.number)
      .where(sql`${t.number} is not null`),
    index("run_params_texts")
      .on(t.teamId, t.key, sql`left(${t.value}, 64)`)
      .where(sql`${t.number} is null`),
  ],
);

export const runTags = pgTable(
  "run_tags",
  {
    teamId: teamId(),
    runId: uuid("run_id").notNull(),
    ...keyedText(),
  },
  (t) => keyedByOwner([t.teamId, t.runId], t.key, [runs.teamId, runs.id]),
);
