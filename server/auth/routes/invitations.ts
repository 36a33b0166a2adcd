import { z } from "zod";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
import { AppError, limited, unauthorized } from "#server/core/errors.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { acceptInvitation } from "#server/domain/teams/invitations/accept.ts";
import { PersonName } from "#server/domain/teams/schema.ts";
import { addressOf } from "../address.ts";
import { Attempts } from "../attempts.ts";
import { actorOf } from "../session-caller.ts";
import { renderSessionCookie } from "../sessions/cookie.ts";
import { createSession } from "../sessions/create.ts";
import { findSignedIn } from "../sessions/find.ts";
import { configuredProviders } from "../sso/providers.ts";
import { jsonRoute } from "./json-route.ts";

const failures = oncePerProcess("invitation-failures", () => new Attempts({ max: 20, windowMs: 600_000 }));

/**
 * `POST /api/auth/invitations { secret, name? }`: joins the team. Somebody signed in joins as themselves; a newcomer gives
 * a name and gets an account and a session, unless accounts come from a provider.
 */
export const postInvitation = jsonRoute(
  z.strictObject({ secret: z.string().max(200), name: PersonName.optional() }),
  async (request, { secret, name }) => {
    const invited = await whoIsInvited(request, name);
    const { person, team, isNew } = await counted(request, secret, () => acceptInvitation(secret, invited));
    if (!isNew) return { json: { to: `/${team.slug}` } };
    const origin = { userAgent: request.headers.get("user-agent") };
    const session = await database().transaction((tx) => createSession(tx, person.personId, origin));
    return { json: { to: `/${team.slug}` }, cookie: renderSessionCookie(session.token, session.expiresAt) };
  },
);

async function whoIsInvited(request: Request, name: string | undefined) {
  const signedIn = await findSignedIn(request.headers);
  if (signedIn !== undefined) return actorOf(signedIn);
  if (configuredProviders().length > 0) throw unauthorized("Sign in first, then open the invitation again.");
  if (name === undefined) throw unauthorized("Sign in, or say your name to get an account.");
  return { kind: "newcomer" as const, name };
}

async function counted<T>(request: Request, secret: string, work: () => Promise<T>): Promise<T> {
  const [address, now] = [addressOf(request.headers), clock.now().getTime()];
  if (failures.areTooMany(address, now))
    throw limited("Too many wrong invitations from this address. Wait ten minutes.");
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.kind === "notFound") failures.note(address, secret, now);
    throw thrown;
  }
}
