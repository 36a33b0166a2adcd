import { once } from "node:events";
import { announceFirstOwner } from "#server/auth/first-owner.ts";
import { flush, listen } from "#server/core/bus.ts";
import { openPool, usePool } from "#server/core/database.ts";
import { settings } from "#server/core/env.ts";
import { log } from "#server/core/log.ts";
import { migrateDatabase } from "#server/core/migrate.ts";
import { StartError } from "#server/core/start-error.ts";
import { drainIntake } from "#server/domain/metrics/intake.ts";
import { openPostgres } from "#server/postgres/open.ts";
import { createHttpServer } from "./http.ts";
import { startJobs } from "./jobs/start.ts";
import { openPages } from "./pages.ts";

const drainSeconds = 20;

/** The process: database, doors, pages, jobs; and the way down in the opposite order. */
async function main(): Promise<void> {
  const dev = process.argv.includes("--dev");
  const postgres = await openPostgres(settings);
  const sql = openPool(postgres.options, settings.databasePool);
  usePool(sql);
  await migrateDatabase(sql);
  await listen(sql);
  const pages = await openPages({ dev, server: () => server, port: settings.port });
  const server = createHttpServer(pages);
  server.listen(settings.port, settings.host);
  await once(server, "listening");
  const stopJobs = startJobs();
  await announceFirstOwner();
  log.info({ address: settings.publicUrl }, "ready");

  const [signal] = await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  log.info({ signal }, "stopping: finishing what is in flight");
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), drainSeconds * 1000);
  await stopJobs();
  await drainIntake();
  await closed;
  clearTimeout(impatient);
  await flush();
  await sql.end({ timeout: 5 });
  await postgres.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, "Saigen could not start");
    process.exit(1);
  },
);
