import type postgres from "postgres";
import type { Settings } from "../core/env.ts";
import { readDatabaseAddress } from "./address.ts";
import { openEmbedded } from "./embedded.ts";

/** The Postgres this process works with. */
export interface OpenedPostgres {
  kind: "embedded" | "external";
  /** What `postgres()` takes to connect: where, as whom, with which TLS. Add pool size and the like. */
  options: postgres.Options<Record<string, postgres.PostgresType>>;
  /** Ends what was started here. Close pools first: sessions that are left are cut. */
  stop(): Promise<void>;
}

/**
 * The server `DATABASE_URL` names, or without one a real Postgres that this process runs in `DATA_DIR`: started,
 * started again when it dies, and stopped cleanly. An embedded server answers when this returns; an external one is not asked.
 *
 * @throws StartError when the address cannot be honoured, the folder is in use, or the server does not start.
 */
export async function openPostgres(settings: Settings): Promise<OpenedPostgres> {
  if (settings.databaseUrl === undefined) return openEmbedded(settings);
  return { kind: "external", options: readDatabaseAddress(settings.databaseUrl), stop: async () => {} };
}
