import { randomBytes } from "node:crypto";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#server/core/migrate.ts";
import { startTestPostgres } from "./postgres.ts";

/** Starts one real Postgres for the whole test run and migrates the template that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestPostgres();
  const template = `template_${randomBytes(6).toString("hex")}`;
  const admin = postgres({ ...server.options, max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${template}`);
  const sql = postgres({ ...server.options, database: template, max: 2, onnotice: () => undefined });
  await migrateDatabase(sql);
  await sql.end();
  project.provide("postgres", { options: server.options, template });
  return async () => {
    await admin.unsafe(`drop database if exists ${template} with (force)`);
    await admin.end();
    await server.stop();
  };
}
