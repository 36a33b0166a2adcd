import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Options, PostgresType } from "postgres";
import { settings } from "#server/core/env.ts";
import { readDatabaseAddress } from "#server/postgres/address.ts";
import { openPostgres } from "#server/postgres/open.ts";

export type ServerOptions = Options<Record<string, PostgresType>>;
export type TestPostgres = { options: ServerOptions; stop: () => Promise<void> };

/** A real Postgres for tests: the server `TEST_DATABASE_URL` names, or the product's own in a folder that goes away. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given !== undefined) return { options: readDatabaseAddress(given), stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), "saigen-postgres-"));
  const server = await openPostgres({ ...settings, databaseUrl: undefined, dataDir });
  return {
    options: server.options,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The address of a database on the server, for programs that take one; a socket's folder goes where libpq reads it. */
export function addressOf(options: ServerOptions, database: string, scheme = "postgres"): string {
  const { host = "localhost", port = 5432, path, user = "", password = "" } = options;
  const secret = typeof password === "string" && password !== "" ? `:${encodeURIComponent(password)}` : "";
  const place = path === undefined ? `${[host].flat()[0]}:${[port].flat()[0]}` : "localhost";
  const socket = path === undefined ? "" : `?host=${encodeURIComponent(dirname(path))}`;
  return `${scheme}://${user}${secret}@${place}/${database}${socket}`;
}
