import { bigint, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
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
 * What the files in a folder take, kept in the transaction that changes them. `folder` is the first two names of their
 * paths, so that of a run; a file nearer to the root counts in the folder it is in. Runs never wait for each other's row.
 */
export const artifactUsage = pgTable(
  "artifact_usage",
  {
    teamId: teamId().references(() => teams.id, { onDelete: "cascade" }),
    folder: bytewiseText("folder").notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    files: bigint("files", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.folder] })],
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

/**
 * Uploads in parts under way, and those completed a while ago, so that completing one again is answered as before. A job
 * drops what has expired.
 */
export const artifactUploads = pgTable(
  "artifact_uploads",
  {
    teamId: teamId().references(() => teams.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    path: bytewiseText("path").notNull(),
    /** How many parts were announced: numbered from 1, without gaps. */
    parts: integer("parts").notNull(),
    /** Where the whole will be in the store. */
    storeKey: bytewiseText("store_key").notNull(),
    /** What the store calls the upload; shown to nobody. */
    storeUploadId: text("store_upload_id").notNull(),
    /** Whose it is, such as `person 7` or `token 12`: nobody else goes on with it. */
    holder: text("holder").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    completedAt: instant("completed_at"),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.id] }), index("artifact_uploads_expiry").on(t.expiresAt)],
);
