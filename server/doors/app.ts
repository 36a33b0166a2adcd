import { Hono } from "hono";
import type { Context } from "hono";
import { resolveMachineCaller } from "#server/auth/machine-caller.ts";
import { sessionCaller } from "#server/auth/session-caller.ts";
import { toAppError } from "#server/core/errors.ts";
import { filesDoor } from "./files/app.ts";
import { mlflowDoor } from "./mlflow/app.ts";
import { opsDoor } from "./ops/app.ts";
import { handleTrpc } from "./trpc/handler.ts";
import { renderTrpcRefusal } from "./trpc/refusal.ts";

/** The typed API. People come with the team in the address and a session, machines with a token that names its team. */
const trpcDoor = new Hono()
  .all("/api/trpc/*", (c) =>
    handleTrpc(c.req.raw, "/api/trpc", () => resolveMachineCaller(c.req.raw.headers)),
  )
  .all("/api/teams/:team/trpc/*", (c) => {
    const team = c.req.param("team");
    return handleTrpc(c.req.raw, `/api/teams/${team}/trpc`, () => sessionCaller(c.req.raw, team));
  })
  .onError((error) => renderTrpcRefusal(error));

/**
 * Every door of the process but the pages, by the name that `doorOf` gives. Each is whole by itself, so that no request
 * pays for the routes and the error handling of the others.
 */
export const doors = { ops: opsDoor, mlflow: mlflowDoor, trpc: trpcDoor, files: filesDoor };

for (const door of [opsDoor, mlflowDoor, trpcDoor, filesDoor]) door.notFound(refuseUnknownAddress);
opsDoor.onError(refuseFault);

/** An address that was twisted until it led out of its door. */
function refuseUnknownAddress(c: Context): Response {
  return c.json({ error_code: "ENDPOINT_NOT_FOUND", message: "Nothing is served at this address." }, 404);
}

function refuseFault(thrown: unknown, c: Context): Response {
  const error = toAppError(thrown);
  return c.json({ error: error.message }, error.kind === "unavailable" ? 503 : 500);
}
