import { settings } from "./env.ts";
import { StartError } from "./start-error.ts";

/**
 * Imported first by what is started from a shell: a wrong setting ends the process here with its one sentence,
 * before any other module reads one.
 */
try {
  void settings.port;
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
