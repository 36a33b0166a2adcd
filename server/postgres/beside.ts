import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Settings } from "../core/env.ts";
import { readDatabaseAddress } from "./address.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import type { OpenedPostgres } from "./open.ts";
import { commandLabel, findOwner, takeOwnership } from "./ownership.ts";
import { stopPostmaster } from "./postmaster.ts";
import { ensureRunning, optionsFor, type Running } from "./running.ts";

/**
 * Postgres for a command that may run beside a running app: uses its server and owns nothing. Without one it starts
 * the server, and `stop` ends it again unless an app has taken it over in the meantime.
 *
 * @throws StartError as `openPostgres` does, except that a folder in use is no hindrance.
 */
export async function connectBeside(settings: Settings): Promise<OpenedPostgres> {
  if (settings.databaseUrl !== undefined) {
    return { kind: "external", options: readDatabaseAddress(settings.databaseUrl), stop: async () => {} };
  }
  const cluster = await openCluster(settings.dataDir);
  const server = await ensureRunning(cluster);
  return {
    kind: "embedded",
    options: optionsFor(cluster, server.socketFolder),
    stop: () => (server.startedHere ? stopUnlessUsed(cluster, server) : Promise.resolve()),
  };
}

/** How long another command, which found our server running, is waited for. */
const othersWaitMs = 30_000;

async function stopUnlessUsed(cluster: Cluster, server: Running): Promise<void> {
  const options = optionsFor(cluster, server.socketFolder, "postgres");
  await waitForOthers(options).catch(() => undefined);
  const taken = await takeOwnership(options, `pid ${process.pid}, ${commandLabel}`, () => {}).catch(
    () => null,
  );
  if (!taken || !("release" in taken)) return;
  await stopPostmaster(server);
  await taken.release();
}

async function waitForOthers(options: OpenedPostgres["options"]): Promise<void> {
  const sql = postgres({ ...options, max: 1, fetch_types: false });
  try {
    for (const until = Date.now() + othersWaitMs; Date.now() < until; await sleep(100)) {
      const others = await sql`
        select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`;
      if (others.length === 0 || (await findOwner(sql))) return;
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}
