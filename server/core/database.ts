import { drizzle } from "drizzle-orm/postgres-js";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsDatabase, PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { Options, PostgresType, Sql } from "postgres";
import postgres from "postgres";
import * as schema from "#db/schema/index.ts";
import { oncePerProcess } from "./process.ts";

type Schema = typeof schema;
export type Database = PostgresJsDatabase<Schema>;
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;
/** A handle for reading: the pool or a transaction. */
export type Reader = Pick<
  Database,
  "select" | "selectDistinct" | "selectDistinctOn" | "execute" | "query" | "with" | "$count"
>;

type Pool = { sql: Sql; db: Database };
const holder = oncePerProcess<{ pool: Pool | undefined }>("pool", () => ({ pool: undefined }));

/** Installs the process's one pool. Called once at start, and by each test file. */
export function usePool(sql: Sql): void {
  holder.pool = { sql, db: drizzle(sql, { schema }) };
}

/**
 * Our queries are short: compiling them or spreading them over workers takes longer than running them. As text,
 * because `postgres` leaves out a numeric 0.
 */
const planner = { jit: "off", max_parallel_workers_per_gather: "0", random_page_cost: "1.1" };

/**
 * How long a broken connection waits before it is made anew. The driver's own wait grows to 20 s, and whoever asks meanwhile
 * waits along: here they hear soon that the database is away, and soon after it is back they are served.
 */
const reconnectSeconds = () => 0.1 + Math.random() * 0.2;

/** Opens a pool of at most `max` connections; connections that break are made anew by themselves. */
export function openPool(options: Options<Record<string, PostgresType>>, max: number): Sql {
  return postgres({
    ...options,
    max,
    onnotice: () => undefined,
    idle_timeout: 300,
    connect_timeout: options.connect_timeout ?? 10,
    backoff: reconnectSeconds,
    connection: { ...planner, ...options.connection },
  });
}

/** The pool as drizzle. Throws when the process has not opened its database. */
export function database(): Database {
  return pool().db;
}

/** The pool as `postgres` itself, for the hot path. */
export function rawSql(): Sql {
  return pool().sql;
}

function pool(): Pool {
  if (holder.pool === undefined) throw new Error("The database is not open yet: call usePool first.");
  return holder.pool;
}
