import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type { Sql } from "postgres";

const migrationsFolder = fileURLToPath(new URL("../../db/migrations", import.meta.url));
const lockKey = 7_241_961;

/** Brings the schema up to date. Processes that start together wait for each other: one migrates, the rest find it done. */
export async function migrateDatabase(sql: Sql): Promise<void> {
  const connection = await sql.reserve();
  try {
    await connection`select pg_advisory_lock(${lockKey})`;
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await connection`select pg_advisory_unlock(${lockKey})`.catch(() => undefined);
    connection.release();
  }
}
