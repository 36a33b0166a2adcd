import { AsyncLocalStorage } from "node:async_hooks";
import { pino } from "pino";
import pretty from "pino-pretty";
import { settings } from "./env.ts";
import { oncePerProcess } from "./process.ts";

const requests = oncePerProcess("requests", () => new AsyncLocalStorage<{ requestId: string }>());

const secretNames = ["authorization", "cookie", "token", "password"];

/** Structured log on standard error; each line of a request carries its id. */
export const log = oncePerProcess("log", () =>
  pino(
    {
      level: settings.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: secretNames.flatMap((name) => [name, `*.${name}`]),
      mixin: () => requests.getStore() ?? {},
    },
    settings.logFormat === "pretty" ? pretty({ sync: true, destination: 2 }) : pino.destination(2),
  ),
);

/** Runs `work` so that everything it logs carries the request's id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requests.run({ requestId }, work);
}

/** The id of the request being served, if any. */
export function currentRequestId(): string | undefined {
  return requests.getStore()?.requestId;
}
