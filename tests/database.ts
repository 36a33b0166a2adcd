import { randomBytes } from "node:crypto";
import postgres from "postgres";
import type { Sql } from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { usePool } from "#server/core/database.ts";
import { withDatabaseName } from "./database-name.ts";

/**
 * Gives the test file a database of its own, copied from the migrated template, and makes it the process's pool.
 * Call at the top of a test file; the returned function hands out the raw connection pool once the tests run.
 */
export function withDatabase(): () => Sql {
  let sql: Sql | undefined;
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = inject("postgres");

  beforeAll(async () => {
    await onServer(server.url, (admin) =>
      admin.unsafe(`create database ${name} template ${server.template}`),
    );
    sql = postgres(withDatabaseName(server.url, name), { max: 8, onnotice: () => undefined });
    usePool(sql);
  });

  afterAll(async () => {
    await sql?.end({ timeout: 5 });
    await onServer(server.url, (admin) => admin.unsafe(`drop database if exists ${name} with (force)`));
  });

  return () => {
    if (sql === undefined) throw new Error("withDatabase: the database exists only while tests run");
    return sql;
  };
}

async function onServer(url: string, work: (admin: Sql) => Promise<unknown>): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

declare module "vitest" {
  interface ProvidedContext {
    postgres: { url: string; template: string };
  }
}
