import { z } from "zod";
import { readSessionCookie, renderSessionCookie } from "../sessions/cookie.ts";
import { endSession } from "../sessions/end.ts";
import { providerSignOut } from "../sso/sign-out.ts";
import { jsonRoute } from "./json-route.ts";

/** `POST /api/auth/sign-out {}`: ends the session here, and answers where the browser ends it at the provider. */
export const postSignOut = jsonRoute(z.strictObject({}), async (request) => {
  const token = readSessionCookie(request.headers);
  const ended = token === undefined ? undefined : await endSession(token);
  const to = ended === undefined ? undefined : await providerSignOut(ended);
  return { json: { to: to ?? "/sign-in" }, cookie: renderSessionCookie("", new Date(0)) };
});
