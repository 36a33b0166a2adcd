import { bigint, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, teamId } from "./columns.ts";

/** One append-only row per change, written in the change's own transaction. */
export const events = pgTable(
  "events",
  {
    teamId: teamId(),
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    at: instant("at").notNull(),
    action: text("action").notNull(),
    actor: jsonb("actor").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    data: jsonb("data").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.id] }),
    index("events_subject").on(t.teamId, t.subjectKind, t.subjectId, t.id),
  ],
);
