import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
