import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { bytewiseText, keyedByOwner, keyedText, milliseconds, teamId } from "./columns.ts";
import { teams } from "./teams.ts";

export const stages = ["None", "Staging", "Production", "Archived"] as const;

/** A name under which a team keeps versions of a model, or of a prompt. */
export const registeredModels = pgTable(
  "registered_models",
  {
    teamId: teamId().references(() => teams.id, { onDelete: "cascade" }),
    /** What other rows refer to, so that renaming touches one row. */
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    name: bytewiseText("name").notNull(),
    /** Markdown. */
    description: text("description").notNull(),
    /** The number the next version takes. It only grows: a deleted version's number is never used again. */
    nextVersion: integer("next_version").notNull().default(1),
    createdAtMs: milliseconds("created_at_ms").notNull(),
    updatedAtMs: milliseconds("updated_at_ms").notNull(),
    createdBy: jsonb("created_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] }), unique("registered_models_name").on(t.teamId, t.name)],
);

const registeredModelId = () => bigint("registered_model_id", { mode: "number" }).notNull();

export const registeredModelTags = pgTable(
  "registered_model_tags",
  {
    teamId: teamId(),
    registeredModelId: registeredModelId(),
    ...keyedText(),
  },
  (t) => keyedByOwner([t.teamId, t.registeredModelId], t.key, [registeredModels.teamId, registeredModels.id]),
);

export const modelVersions = pgTable(
  "model_versions",
  {
    teamId: teamId(),
    registeredModelId: registeredModelId(),
    version: integer("version").notNull(),
    description: text("description").notNull(),
    /** As the client sent it. */
    source: bytewiseText("source").notNull(),
    /** Where clients download from, settled when the version was made: a copy keeps it when the original is gone. */
    downloadUri: text("download_uri").notNull(),
    /** As the client sent it: it may be a run of another server. */
    runId: bytewiseText("run_id"),
    /** The logged model it was made of, when the team has or had it. */
    loggedModelId: bytewiseText("logged_model_id"),
    runLink: text("run_link"),
    stage: text("stage", { enum: stages }).notNull().default("None"),
    createdAtMs: milliseconds("created_at_ms").notNull(),
    updatedAtMs: milliseconds("updated_at_ms").notNull(),
    createdBy: jsonb("created_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.registeredModelId, t.version] }),
    foreignKey({
      columns: [t.teamId, t.registeredModelId],
      foreignColumns: [registeredModels.teamId, registeredModels.id],
    }).onDelete("cascade"),
    index("model_versions_run").on(t.teamId, t.runId),
    index("model_versions_logged_model").on(t.teamId, t.loggedModelId),
    index("model_versions_newest").on(t.teamId, t.updatedAtMs.desc().nullsFirst()),
    check("model_versions_stage", sql`${t.stage} in ('None', 'Staging', 'Production', 'Archived')`),
  ],
);

export const modelVersionTags = pgTable(
  "model_version_tags",
  {
    teamId: teamId(),
    registeredModelId: registeredModelId(),
    version: integer("version").notNull(),
    ...keyedText(),
  },
  (t) =>
    keyedByOwner([t.teamId, t.registeredModelId, t.version], t.key, [
      modelVersions.teamId,
      modelVersions.registeredModelId,
      modelVersions.version,
    ]),
);

/** A name that points at one version of a model, such as `champion`; it goes when the version goes. */
export const registeredModelAliases = pgTable(
  "registered_model_aliases",
  {
    teamId: teamId(),
    registeredModelId: registeredModelId(),
    alias: bytewiseText("alias").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.registeredModelId, t.alias] }),
    foreignKey({
      columns: [t.teamId, t.registeredModelId, t.version],
      foreignColumns: [modelVersions.teamId, modelVersions.registeredModelId, modelVersions.version],
    }).onDelete("cascade"),
    index("registered_model_aliases_version").on(t.teamId, t.registeredModelId, t.version),
  ],
);
