import { bigint, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, bytewiseText, instant, teamId } from "./columns.ts";
import { teams } from "./teams.ts";

/** One row per visible file. `path` is relative to the team's virtual root, e.g. `7/<run>/artifacts/model/MLmodel`. */
export const artifacts = pgTable(
  "artifacts",
  {
    teamId: teamId().references(() => teams.id, { onDelete: "cascade" }),
    path: bytewiseText("path").notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    sha256: bytes("sha256").notNull(),
    contentType: text("content_type").notNull(),
    /** Where the bytes are in the store; a new one for each upload, so that a reader never sees half of each. */
    storeKey: text("store_key").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.path] })],
);
