import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { findCode } from "../core/errors.ts";
import { log } from "../core/log.ts";
import { StartError } from "../core/start-error.ts";
import { isAlive } from "./alive.ts";
import { type Cluster, clusterUser } from "./cluster.ts";
import { socketIn } from "./places.ts";
import { findPostmaster, lastComplaint, type Postmaster, startPostmaster } from "./postmaster.ts";

/** A server that answers, and whether this call started it. */
export interface Running extends Postmaster {
  startedHere: boolean;
}

/** How often a server that ends at once is started again. */
const startsMax = 3;
/** Sessions of a killed server need a moment to notice; until they have, no other can start. */
const passingComplaint = /shared memory block|lock file|postmaster\.pid/;
const passingWaitMs = 30_000;

/**
 * Sees to it that a server answers on the cluster: takes over the one that runs, else starts one. Safe to call from
 * several processes at once, since Postgres itself lets only one server have a data directory.
 *
 * @throws StartError with the server's own complaint when it does not start.
 */
export async function ensureRunning(cluster: Cluster): Promise<Running> {
  const passingUntil = Date.now() + passingWaitMs;
  for (let starts = 0; ;) {
    const found = findPostmaster(cluster.places);
    if (found) {
      if (await answers(cluster, found)) return { ...found, startedHere: false };
      continue;
    }
    const started = await startPostmaster(cluster);
    if (await answers(cluster, started, started.exited)) return { ...started, startedHere: true };
    const complaint = lastComplaint(cluster.places);
    const isPassing = passingComplaint.test(complaint) && Date.now() < passingUntil;
    if (!isPassing && ++starts >= startsMax) {
      throw new StartError(`Postgres does not start on ${cluster.places.cluster}: ${complaint}`);
    }
    await sleep(200);
  }
}

/** What `postgres()` needs to reach the server; the database is Saigen's own unless another is named. */
export function optionsFor(cluster: Cluster, socketFolder: string, name = clusterUser) {
  return {
    host: "localhost",
    path: socketIn(socketFolder),
    user: clusterUser,
    password: cluster.password,
    database: name,
    ssl: false,
  } as const;
}

/** Waits until the server answers; false when it has gone instead. Recovery after a crash may take minutes. */
async function answers(cluster: Cluster, server: Postmaster, exited?: AbortSignal): Promise<boolean> {
  const patience = setTimeout(
    () => log.info("waiting for the database, which recovers what was written last"),
    5_000,
  );
  try {
    for (;;) {
      if (await answersNow(cluster, server)) return true;
      if (exited?.aborted || !isAlive(server.pid)) return false;
      await sleep(50);
    }
  } finally {
    clearTimeout(patience);
  }
}

async function answersNow(cluster: Cluster, { socketFolder }: Postmaster): Promise<boolean> {
  const options = optionsFor(cluster, socketFolder, "postgres");
  const sql = postgres({ ...options, max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} });
  try {
    const [present] = await sql`select 1 from pg_database where datname = ${clusterUser}`;
    if (!present) await sql.unsafe(`create database ${clusterUser}`).catch(ignoreExisting);
    return true;
  } catch (error) {
    if (findCode(error) !== "28P01") return false;
    throw new StartError(
      `The database refuses the password in ${cluster.places.password}; restore that file.`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Two first starts may both create it; the loser hears one of these two. */
function ignoreExisting(error: unknown): void {
  const code = findCode(error);
  if (code !== "42P04" && code !== "23505") throw error;
}
