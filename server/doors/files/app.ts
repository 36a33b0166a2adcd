import { resolveMachineCaller } from "#server/auth/machine-caller.ts";
import { sessionCaller } from "#server/auth/session-caller.ts";
import { notFound } from "#server/core/errors.ts";
import { makeFilesDoor } from "./door.ts";

/** Files for people with a session, and for scripts with a token of that team. */
export const filesDoor = makeFilesDoor(async (request, team) => {
  if (!request.headers.has("authorization")) return sessionCaller(request, team);
  const caller = await resolveMachineCaller(request.headers);
  if (caller.team.slug !== team) throw notFound("No such file.");
  return caller;
});
