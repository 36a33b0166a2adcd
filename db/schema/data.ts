import {
  bigint,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytewiseText, teamId } from "./columns.ts";
import { experiments } from "./experiments.ts";
import { runs } from "./runs.ts";

/** A dataset as a client described it; one row per (experiment, name, digest). */
export const datasets = pgTable(
  "datasets",
  {
    teamId: teamId(),
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    experimentId: integer("experiment_id").notNull(),
    name: bytewiseText("name").notNull(),
    digest: bytewiseText("digest").notNull(),
    sourceType: text("source_type").notNull(),
    source: text("source").notNull(),
    schema: text("schema"),
    profile: text("profile"),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique("datasets_identity").on(t.teamId, t.experimentId, t.name, t.digest),
    foreignKey({
      columns: [t.teamId, t.experimentId],
      foreignColumns: [experiments.teamId, experiments.id],
    }).onDelete("cascade"),
  ],
);

/** A dataset a run read. Tags keep the order in which they were sent. */
export const runInputs = pgTable(
  "run_inputs",
  {
    teamId: teamId(),
    runId: uuid("run_id").notNull(),
    datasetId: bigint("dataset_id", { mode: "number" }).notNull(),
    position: bigint("position", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    tagKeys: text("tag_keys").array().notNull(),
    tagValues: text("tag_values").array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.runId, t.datasetId] }),
    foreignKey({ columns: [t.teamId, t.runId], foreignColumns: [runs.teamId, runs.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.teamId, t.datasetId], foreignColumns: [datasets.teamId, datasets.id] }).onDelete(
      "cascade",
    ),
    index("run_inputs_dataset").on(t.teamId, t.datasetId),
  ],
);

/** A logged model a run read (`input`) or made (`output`, at a step). Model ids are free text on the wire. */
export const runModels = pgTable(
  "run_models",
  {
    teamId: teamId(),
    runId: uuid("run_id").notNull(),
    direction: text("direction", { enum: ["input", "output"] }).notNull(),
    modelId: bytewiseText("model_id").notNull(),
    step: bigint("step", { mode: "bigint" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.runId, t.direction, t.modelId] }),
    foreignKey({ columns: [t.teamId, t.runId], foreignColumns: [runs.teamId, runs.id] }).onDelete("cascade"),
  ],
);
