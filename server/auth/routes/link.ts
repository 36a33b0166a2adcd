import { z } from "zod";
import { useSignInLink } from "../links/use.ts";
import { readSessionCookie, renderSessionCookie } from "../sessions/cookie.ts";
import { endSession } from "../sessions/end.ts";
import { jsonRoute } from "./json-route.ts";

/** `POST /api/auth/link { secret }`: a one-time link becomes a session. */
export const postLink = jsonRoute(
  z.strictObject({ secret: z.string().max(200) }),
  async (request, { secret }) => {
    const { token, expiresAt } = await useSignInLink(secret, request.headers);
    const before = readSessionCookie(request.headers);
    if (before !== undefined) await endSession(before);
    return { json: { to: "/" }, cookie: renderSessionCookie(token, expiresAt) };
  },
);
