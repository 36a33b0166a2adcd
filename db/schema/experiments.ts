import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { bytewiseText, keyedByOwner, keyedText, milliseconds, teamId } from "./columns.ts";
import { teams } from "./teams.ts";

export const experiments = pgTable(
  "experiments",
  {
    teamId: teamId().references(() => teams.id, { onDelete: "cascade" }),
    /** Small and counted per team, because clients do `int(experiment_id)`; 0 is Default. */
    id: integer("id").notNull(),
    name: bytewiseText("name").notNull(),
    artifactLocation: text("artifact_location").notNull(),
    lifecycleStage: text("lifecycle_stage", { enum: ["active", "deleted"] })
      .notNull()
      .default("active"),
    createdAtMs: milliseconds("created_at_ms").notNull(),
    updatedAtMs: milliseconds("updated_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    unique("experiments_name").on(t.teamId, t.name),
    check("experiments_lifecycle", sql`${t.lifecycleStage} in ('active', 'deleted')`),
  ],
);

export const experimentTags = pgTable(
  "experiment_tags",
  {
    teamId: teamId(),
    experimentId: integer("experiment_id").notNull(),
    ...keyedText(),
  },
  (t) => keyedByOwner([t.teamId, t.experimentId], t.key, [experiments.teamId, experiments.id]),
);
