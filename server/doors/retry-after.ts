import type { ErrorKind } from "#server/core/errors.ts";

/** A database that is started again takes about as long; clients that retry by themselves wait longer anyway. */
const retryAfterSeconds = "2";

/** Tells a client when to come back, where the same request can work by then. */
export const retryHeaders = (kind: ErrorKind | undefined): Record<string, string> =>
  kind === "unavailable" || kind === "limited" ? { "Retry-After": retryAfterSeconds } : {};
