import { toAppError } from "./errors.ts";
import { log } from "./log.ts";

/**
 * Keeps the process alive when the database goes away at the wrong moment. On each new connection the driver asks for
 * the array types and leaves nobody to hear that this failed; Node ends a process for that. Call once at the start.
 */
export function outliveDatabase(): void {
  process.on("unhandledRejection", tolerateLostConnection);
}

/** Takes note of a lost connection. @throws anything else, which then ends the process as it would have. */
export function tolerateLostConnection(reason: unknown): void {
  if (toAppError(reason).kind !== "unavailable") throw reason;
  log.warn({ err: reason }, "a connection to the database was lost while it was being made");
}
