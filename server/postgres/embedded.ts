import { setTimeout as sleep } from "node:timers/promises";
import type { Settings } from "../core/env.ts";
import { log } from "../core/log.ts";
import { StartError } from "../core/start-error.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import type { OpenedPostgres } from "./open.ts";
import { commandLabel, type Owner, type Ownership, takeOwnership } from "./ownership.ts";
import { stopPostmaster } from "./postmaster.ts";
import { ensureRunning, optionsFor, type Running } from "./running.ts";

/** A process that was just killed gives up its ownership within this time. */
const killedWaitMs = 1_000;
/** A command that started the server holds it while it stops it, and then it has to write what is in memory. */
const commandWaitMs = 30_000;
const retryDelayMsMax = 5_000;

/**
 * Runs the embedded Postgres for this process: owns it, starts it again when it dies, stops it at the end.
 *
 * @throws StartError when another process owns the folder, or the server does not start.
 */
export async function openEmbedded(settings: Settings): Promise<OpenedPostgres> {
  const opened = await openCluster(settings.dataDir);
  const label = `pid ${process.pid}, ${settings.publicUrl}`;
  const stopping = new AbortController();
  let recovery = Promise.resolve();
  const onLost = () => {
    if (!stopping.signal.aborted) recovery = recover();
  };
  let owned = await ownServer(opened, label, onLost);
  // A server taken over may have its socket elsewhere than we would put it; pools know that place, so it stays.
  const cluster = { ...opened, socketFolder: owned.server.socketFolder };

  async function recover(): Promise<void> {
    log.warn("the database has gone away; starting it again");
    for (let delayMs = 100; !stopping.signal.aborted; delayMs = Math.min(delayMs * 2, retryDelayMsMax)) {
      try {
        owned = await ownServer(cluster, label, onLost);
        return log.info("the database is back");
      } catch (error) {
        log.error({ err: error }, "the database does not come back yet");
        await sleep(delayMs);
      }
    }
  }

  return {
    kind: "embedded",
    options: optionsFor(cluster, cluster.socketFolder),
    async stop() {
      stopping.abort();
      await recovery; // It may just have started a server.
      await stopPostmaster(owned.server);
      await owned.ownership.release();
    },
  };
}

interface Owned {
  server: Running;
  ownership: Ownership;
}

async function ownServer(cluster: Cluster, label: string, onLost: () => void): Promise<Owned> {
  const since = Date.now();
  for (;;) {
    const server = await ensureRunning(cluster);
    const options = optionsFor(cluster, server.socketFolder, "postgres");
    const taken = await takeOwnership(options, label, onLost).catch(() => null);
    if (taken && "release" in taken) return { server, ownership: taken };
    const waitMs = taken?.label.endsWith(commandLabel) ? commandWaitMs : killedWaitMs;
    if (Date.now() - since > waitMs) throw inUse(cluster, taken);
    await sleep(100);
  }
}

function inUse({ places }: Cluster, owner: Owner | null): StartError {
  return new StartError(
    owner
      ? `Saigen already runs on ${places.root} (${owner.label}). Stop it first, or set DATA_DIR and PORT to others.`
      : `Postgres on ${places.root} answers, but goes away again; see ${places.log}.`,
  );
}
