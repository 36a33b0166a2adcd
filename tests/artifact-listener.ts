import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { beforeEach } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { toAppError } from "#server/core/errors.ts";
import { artifactRoutes } from "#server/doors/mlflow/artifacts.ts";
import type { CallerEnv } from "#server/doors/mlflow/artifacts-fields.ts";
import { withListening } from "./listen.ts";
import { makeTeam } from "./team.ts";

/** Where the proxy keeps files by path. */
export const proxy = "/api/2.0/mlflow-artifacts/artifacts";

/** The artifact routes behind a real HTTP listener; each test begins as the owner of a new team. */
export function withArtifactListener() {
  let caller: Caller | undefined;
  const current = () => {
    if (caller === undefined) throw new Error("the listener serves only while tests run");
    return caller;
  };
  const app = serveArtifacts(current);
  const port = withListening(createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false })));
  beforeEach(async () => {
    caller = await makeTeam();
  });

  const get = (target: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port()}${target}`, init);
  return {
    caller: current,
    /** The next requests come from somebody else. */
    callAs: (other: Caller) => {
      caller = other;
    },
    port,
    get,
    put: (path: string, body: BodyInit) => get(`${proxy}/${path}`, { method: "PUT", body }),
    /** Sends the target as it stands, as clients do that resolve no dot segments. */
    send: async (method: string, path: string) => {
      const request = httpRequest({ port: port(), host: "127.0.0.1", method, path }).end();
      const [response] = await once(request, "response");
      return { status: Number(response.statusCode), text: await new Response(response).text() };
    },
  };
}

function serveArtifacts(callerOf: () => Caller) {
  return new Hono<CallerEnv>()
    .use(async (c, next) => {
      c.set("caller", callerOf());
      await next();
    })
    .route("/", artifactRoutes)
    .onError((thrown, c) => {
      const { kind, message } = toAppError(thrown);
      const status = kind === "invalid" ? 400 : kind === "notFound" ? 404 : kind === "forbidden" ? 403 : 500;
      return c.json({ error_code: kind, message }, status);
    });
}
