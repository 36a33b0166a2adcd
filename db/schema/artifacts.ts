import { bigint, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
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
    /** Where the bytes are in the store; a new one for each upload, so that a reader never sees half of each. */
    storeKey: bytewiseText("store_key").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.path] }),
    unique("artifacts_store_key").on(t.teamId, t.storeKey),
  ],
);

/**
 * Bytes that no row shows any more, noted in the transaction that hid them and deleted by a job.
 * A queue: it has no foreign key, because it outlives the team, and is not distributed.
 */
export const artifactDiscards = pgTable(
  "artifact_discards",
  {
    teamId: teamId(),
    storeKey: text("store_key").notNull(),
    discardedAt: instant("discarded_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.storeKey] }), index("artifact_discards_age").on(t.discardedAt)],
);
