import {
  type AnyPgColumn,
  bigint,
  customType,
  foreignKey,
  integer,
  primaryKey,
  timestamp,
} from "drizzle-orm/pg-core";

/** Text compared byte by byte: keys and names order the same on every server and index scans stay cheap. */
export const bytewiseText = customType<{ data: string }>({ dataType: () => `text collate "C"` });

/** Raw bytes; `postgres` hands them over as a Buffer. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});

/** The owner of a row. Every key of a team's table begins with it, so that the schema distributes on it. */
export const teamId = () => integer("team_id").notNull();

/** Milliseconds since the epoch, UTC, as the MLflow wire has them; below 2^53. */
export const milliseconds = (name: string) => bigint(name, { mode: "number" });

/** An instant the server itself measured. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** What a tag or param has besides its owner's key. */
export const keyedText = () => ({
  key: bytewiseText("key").notNull(),
  value: bytewiseText("value").notNull(),
});

type Columns = [AnyPgColumn, ...AnyPgColumn[]];

/** A tag or param is the only one of its owner with its key, and goes when `parent`, the owner's row, goes. */
export const keyedByOwner = (owner: Columns, key: AnyPgColumn, parent: Columns) => [
  primaryKey({ columns: [...owner, key] }),
  foreignKey({ columns: owner, foreignColumns: parent }).onDelete("cascade"),
];
