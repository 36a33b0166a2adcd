import { notFound, unauthorized } from "#server/core/errors.ts";
import type { Caller } from "./caller.ts";
import { assertOurOrigin } from "./our-origin.ts";
import type { SignedIn } from "./sessions/find.ts";
import { findSignedIn } from "./sessions/find.ts";

const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Who calls a door of a team with a session.
 *
 * @throws AppError `unauthorized` when signed out, `notFound` for a team the person is not in, `forbidden` for a write
 * that comes from another site.
 */
export async function sessionCaller(request: Request, teamSlug: string): Promise<Caller> {
  if (!readingMethods.has(request.method)) assertOurOrigin(request.headers);
  const person = await findSignedIn(request.headers);
  if (person === undefined) throw unauthorized("Your session has ended. Sign in again.");
  const caller = callerIn(person, teamSlug);
  if (caller === undefined) throw notFound("This team does not exist, or you are not in it.");
  return caller;
}

/** A signed-in person as a caller in one of their teams. */
export function callerIn(person: SignedIn, teamSlug: string): Caller | undefined {
  const membership = person.memberships.find(({ slug }) => slug === teamSlug);
  if (membership === undefined) return undefined;
  const { teamId, slug, role } = membership;
  return { actor: actorOf(person), team: { id: teamId, slug }, role };
}

export const actorOf = ({ personId, name, email }: SignedIn) => ({
  kind: "person" as const,
  personId,
  name,
  email,
});
