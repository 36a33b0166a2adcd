import "#server/core/settings-check.ts";
import { once } from "node:events";
import type { Server } from "node:http";
import { offerSample } from "#db/seed/sample/load.ts";
import { checkSsoSettings } from "#server/auth/sso/check-settings.ts";
import { announceFirstOwner } from "#server/auth/first-owner.ts";
import { flush, listen } from "#server/core/bus.ts";
import { openPool, usePool } from "#server/core/database.ts";
import { settings } from "#server/core/env.ts";
import { findCode, toAppError } from "#server/core/errors.ts";
import { log } from "#server/core/log.ts";
import { migrateDatabase } from "#server/core/migrate.ts";
import { outliveDatabase } from "#server/core/outlive-database.ts";
import { StartError } from "#server/core/start-error.ts";
import { untilStopped } from "#server/core/stop-signal.ts";
import { stopping } from "#server/core/stopping.ts";
import { drainIntake } from "#server/domain/metrics/intake.ts";
import { drainDeliveries } from "#server/domain/webhooks/index.ts";
import { type OpenedPostgres, openPostgres } from "#server/postgres/open.ts";
import { reachDatabase } from "#server/postgres/reach.ts";
import { store } from "#server/store/open.ts";
import { createHttpServer } from "./http.ts";
import { startJobs } from "./jobs/start.ts";
import { openPages } from "./pages.ts";

const drainSeconds = 20;

/** The process: database, doors, pages, jobs; and the way down in the opposite order. */
async function main(): Promise<void> {
  outliveDatabase();
  checkSsoSettings(settings);
  const stopped = untilStopped();
  const postgres = await openPostgres(settings);
  try {
    await serve(postgres, stopped);
  } finally {
    await postgres.stop();
  }
}

async function serve(postgres: OpenedPostgres, stopped: Promise<string>): Promise<void> {
  const dev = process.argv.includes("--dev");
  const sql = openPool(postgres.options, settings.databasePool);
  usePool(sql);
  if (postgres.kind === "external") await reachDatabase(sql);
  await migrateDatabase(sql);
  await listen(sql);
  const server: Server = createHttpServer((request, response) => void pages(request, response));
  const pages = await openPages({ dev, server: () => server, port: settings.port });
  server.listen(settings.port, settings.host);
  await once(server, "listening").catch(explainAddress);
  const stopJobs = startJobs();
  void store().check().catch(explainStore);
  await announceFirstOwner();
  log.info({ address: settings.publicUrl }, "ready");
  const sample = settings.sample ? offerSample().catch(explainSample) : undefined;

  log.info({ reason: await stopped }, "stopping: finishing what is in flight");
  stopping.abort();
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection is idle only once its last answer is through, and browsers keep theirs open.
  const closing = setInterval(() => server.closeIdleConnections(), 100);
  const impatient = setTimeout(() => server.closeAllConnections(), drainSeconds * 1000);
  await Promise.all([stopJobs(), sample]);
  await Promise.all([drainIntake(), drainDeliveries()]);
  await closed;
  clearInterval(closing);
  clearTimeout(impatient);
  await flush();
  await sql.end({ timeout: 5 });
}

/** Without its files everything else works. `/ready` says the same for as long as it is so. */
function explainStore(error: unknown): void {
  log.error({ err: error }, toAppError(error).message);
}

/** Without the sample everything else works: its failure is said, and nothing stops. */
function explainSample(error: unknown): void {
  log.error(
    { err: error },
    "the sample team could not be loaded whole; an owner can remove it under Settings",
  );
}

function explainAddress(error: unknown): never {
  const code = findCode(error);
  const where = `port ${settings.port} of ${settings.host}`;
  if (code === "EADDRINUSE")
    throw new StartError(`Another process listens on ${where}. Stop it, or set PORT to another.`);
  if (code === "EACCES")
    throw new StartError(`This user may not listen on ${where}. Set PORT to one above 1023.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    throw new StartError(`This machine does not have the address ${settings.host}. Set HOST to one it has.`);
  throw error;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, "Saigen could not start");
    process.exit(1);
  },
);
