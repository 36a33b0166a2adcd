import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import { getRequestListener, RequestError } from "@hono/node-server";
import { Counter } from "prom-client";
import { stampAddress } from "#server/auth/address.ts";
import { refuseForeignHost } from "#server/auth/host-guard.ts";
import { log, withRequestId } from "#server/core/log.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { whileDatabaseAnswers } from "./away.ts";
import { doors } from "./doors/app.ts";
import type { Door } from "./doors/paths.ts";
import { doorOf } from "./doors/paths.ts";

const answered = oncePerProcess(
  "answered",
  () =>
    new Counter({
      name: "saigen_http_requests_total",
      help: "Requests answered, by door and status",
      labelNames: ["door", "status"],
    }),
);

/**
 * The one HTTP server: machine traffic is answered by the doors before Next sees it, because a Next route
 * handler costs some thirty times as much per request. Everything else falls through to the pages. A connection on which
 * nothing moves for `silenceMs` is cut: uploads are given up before, and live views say something every 15 s.
 */
export function createHttpServer(pages: RequestListener, silenceMs = 180_000): Server {
  const listeners: Record<Door, RequestListener> = {
    pages: whileDatabaseAnswers(pages),
    ops: listenerOf(doors.ops),
    mlflow: listenerOf(doors.mlflow),
    trpc: listenerOf(doors.trpc),
    files: listenerOf(doors.files),
  };
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 0 }, (request, response) => {
    const requestId = requestIdOf(request);
    response.setHeader("X-Request-Id", requestId);
    response.setHeader("X-Content-Type-Options", "nosniff");
    withRequestId(requestId, () => {
      const door = doorOf(pathOf(request));
      response.once("finish", () => answered.inc({ door, status: response.statusCode }));
      if (refuseForeignHost(request, response)) return;
      stampAddress(request);
      void listeners[door](request, response);
    });
  });
  return server.setTimeout(silenceMs);
}

type Answering = { fetch: (request: Request, bindings: object) => Response | Promise<Response> };

const listenerOf = (door: Answering): RequestListener =>
  getRequestListener(door.fetch, { overrideGlobalObjects: false, errorHandler: refuseUnreadable });

/** An address that Node lets pass and no door can read, such as one with a backslash. */
function refuseUnreadable(error: unknown): Response {
  const isUnreadable = error instanceof RequestError;
  if (!isUnreadable) log.error({ err: error }, "a door failed");
  return isUnreadable
    ? Response.json(
        { error_code: "BAD_REQUEST", message: "The address of this request is not valid." },
        { status: 400 },
      )
    : Response.json(
        { error_code: "INTERNAL_ERROR", message: "Something went wrong on the server." },
        { status: 500 },
      );
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? "/";
  const end = url.search(/[?#]/u);
  return end === -1 ? url : url.slice(0, end);
}

/** A proxy's id is kept when it looks like one; anything else is replaced, so that a log line cannot be forged. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w.-]{8,64}$/u.test(given) ? given : randomUUID();
}
