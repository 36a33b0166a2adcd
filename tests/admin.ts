import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import type { Sql } from "postgres";
import { addressOf } from "./postgres.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What the admin command line printed, and the code it ended with. */
export type Ran = { code: number; out: string; err: string };

/** Runs the admin command line, as a process of its own, on the test file's database. */
export async function runAdmin(
  sql: Sql,
  words: string[],
  settings: Record<string, string> = {},
): Promise<Ran> {
  const [{ name: database } = { name: "" }] = await sql<
    { name: string }[]
  >`select current_database() as name`;
  const address = addressOf(inject("postgres").options, database);
  const env = { ...process.env, ...settings, DATABASE_URL: address };
  return new Promise((resolve) => {
    execFile(process.execPath, ["server/admin/main.ts", ...words], { cwd: root, env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : 1, out, err }),
    );
  });
}
