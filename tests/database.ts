import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { openPool, usePool } from "#server/core/database.ts";
import type { ServerOptions } from "./postgres.ts";

/**
 * Gives the test file a database of its own, copied from the migrated template, and makes it the process's pool.
 * Call at the top of a test file; the returned function hands out the raw connection pool once the tests run.
 */
export function withDatabase(): () => Sql {
  let sql: Sql | undefined;
  const database = `test_${randomBytes(6).toString("hex")}`;
  const { options, template } = inject("postgres");

  beforeAll(async () => {
    await onServer(options, (admin) => admin.unsafe(`create database ${database} template ${template}`));
    sql = openPool({ ...options, database }, 8);
    usePool(sql);
  });

  afterAll(async () => {
    await sql?.end({ timeout: 5 });
    await onServer(options, (admin) => admin.unsafe(`drop database if exists ${database} with (force)`));
  });

  return () => {
    if (sql === undefined) throw new Error("withDatabase: the database exists only while tests run");
    return sql;
  };
}

async function onServer(options: ServerOptions, work: (admin: Sql) => Promise<unknown>): Promise<void> {
  const admin = postgres({ ...options, max: 1, onnotice: () => undefined });
  try {
    await work(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

declare module "vitest" {
  interface ProvidedContext {
    postgres: { options: ServerOptions; template: string };
  }
}
