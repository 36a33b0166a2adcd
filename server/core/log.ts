import { AsyncLocalStorage } from "node:async_hooks";
import { pino } from "pino";
import { oncePerProcess } from "./process.ts";

const requests = oncePerProcess("requests", () => new AsyncLocalStorage<{ requestId: string }>());

/** Structured log on standard output; each line of a request carries its id. */
export const log = oncePerProcess("log", () =>
  pino({
    level: process.env.LOG_LEVEL ?? "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      "authorization",
      "cookie",
      "token",
      "password",
      "*.authorization",
      "*.cookie",
      "*.token",
      "*.password",
    ],
    mixin: () => requests.getStore() ?? {},
  }),
);

/** Runs `work` so that everything it logs carries the request's id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requests.run({ requestId }, work);
}

/** The id of the request being served, if any. */
export function currentRequestId(): string | undefined {
  return requests.getStore()?.requestId;
}
