import { parseSettings } from "../core/env.ts";
import { openPostgres } from "./open.ts";

/** A process as small as an app can be: opens Postgres in `DATA_DIR`, says so, and stops it when told to. */
try {
  const opened = await openPostgres(parseSettings(process.env));
  process.send?.({ opened: true });
  process.on("SIGTERM", () => void opened.stop().then(() => process.exit(0)));
} catch (error) {
  process.send?.({ refused: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
