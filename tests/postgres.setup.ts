import { randomBytes } from "node:crypto";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#server/core/migrate.ts";
import { startTestPostgres } from "./postgres.ts";
import { withDatabaseName } from "./database-name.ts";

/** Starts one real Postgres for the whole test run (or takes `TEST_DATABASE_URL`) and migrates the template every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server =
    given === undefined ? await startTestPostgres() : { url: given, stop: async () => undefined };
  const template = `template_${randomBytes(6).toString("hex")}`;
  const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${template}`);
  const sql = postgres(withDatabaseName(server.url, template), { max: 2, onnotice: () => undefined });
  await migrateDatabase(sql);
  await sql.end();
  project.provide("postgres", { url: server.url, template });
  return async () => {
    await admin.unsafe(`drop database if exists ${template} with (force)`);
    await admin.end();
    await server.stop();
  };
}
