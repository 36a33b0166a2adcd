import { and, eq, gt, isNull } from "drizzle-orm";
import { invitations, members, people, teams } from "#db/schema/index.ts";
import type { Actor, Role } from "#server/auth/caller.ts";
import { announceAccessChange } from "#server/core/bus.ts";
import { clock } from "#server/core/clock.ts";
import type { Tx } from "#server/core/database.ts";
import { database } from "#server/core/database.ts";
import { forbidden, notFound, unauthorized } from "#server/core/errors.ts";
import { writeEvent } from "#server/core/events.ts";
import { measure } from "#server/core/measure.ts";
import { hashSecret } from "#server/core/secret.ts";
import { lockMemberships } from "../load.ts";
import { higherRole } from "../rules.ts";
import { teamOfInvitation } from "./secret.ts";

type Person = Extract<Actor, { kind: "person" }>;

/** Who opens an invitation: somebody signed in, or somebody new whose address the inviting owner vouches for. */
export type Invited = Person | { kind: "newcomer"; name: string };

/**
 * Joins the team of an invitation, exactly once per invitation. A newcomer gets an account with the address in the
 * invitation; `isNew` says so. An existing account is never entered this way: its person signs in first.
 *
 * @throws AppError `notFound` when the link is used, revoked, expired or wrong; `forbidden` when it is for another
 * address; `unauthorized` when one has to sign in first.
 */
export function acceptInvitation(secret: string, invited: Invited) {
  return measure("invitation.accept", () =>
    database().transaction(async (tx) => {
      const now = clock.now();
      const invitation = await useInvitation(tx, secret, now);
      const person =
        invited.kind === "person" ? invited : await welcome(tx, invited.name, invitation.email, now);
      if (invitation.email !== null && invitation.email !== person.email) {
        throw forbidden(
          `This invitation is for another address than ${person.email}. Ask for one of your own.`,
        );
      }
      const { team } = invitation;
      const role = await join(tx, team.id, person.personId, invitation.role, now);
      await tx
        .update(invitations)
        .set({ acceptedBy: person.personId })
        .where(and(eq(invitations.teamId, team.id), eq(invitations.id, invitation.id)));
      await writeEvent(tx, { actor: person, team, role }, "invitation.accept", now, {
        subject: { kind: "member", id: String(person.personId) },
        after: { name: person.name, email: person.email, role },
      });
      return { person, team, isNew: invited.kind === "newcomer" };
    }),
  );
}

async function useInvitation(tx: Tx, secret: string, now: Date) {
  const teamId = teamOfInvitation(secret);
  const useless = notFound("This invitation was used, revoked, or has expired. Ask an owner for a new one.");
  if (teamId === undefined) throw useless;
  const [used] = await tx
    .update(invitations)
    .set({ acceptedAt: now })
    .where(
      and(
        eq(invitations.teamId, teamId),
        eq(invitations.tokenHash, hashSecret(secret)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .returning({ id: invitations.id, role: invitations.role, email: invitations.email });
  const [team] = await tx.select({ id: teams.id, slug: teams.slug }).from(teams).where(eq(teams.id, teamId));
  if (used === undefined || team === undefined) throw useless;
  return { ...used, team };
}

async function welcome(tx: Tx, name: string, email: string | null, now: Date): Promise<Person> {
  if (email === null) throw unauthorized("Sign in first: this invitation names no address.");
  const [created] = await tx
    .insert(people)
    .values({ email, name, createdAt: now })
    .onConflictDoNothing({ target: people.email })
    .returning({ id: people.id });
  if (created === undefined)
    throw unauthorized("You have an account already: sign in, then open this link again.");
  return { kind: "person", personId: created.id, name, email };
}

/** A member who is invited again never loses by it. */
async function join(tx: Tx, teamId: number, personId: number, invitedAs: Role, now: Date): Promise<Role> {
  await lockMemberships(tx, teamId);
  const mine = and(eq(members.teamId, teamId), eq(members.personId, personId));
  const [present] = await tx.select({ role: members.role }).from(members).where(mine);
  const role = present === undefined ? invitedAs : higherRole(present.role, invitedAs);
  if (present === undefined) {
    await tx.insert(members).values({ teamId, personId, role, source: "invitation", joinedAt: now });
  } else if (role !== present.role) {
    await tx.update(members).set({ role, source: "invitation" }).where(mine);
  }
  await announceAccessChange(tx, teamId);
  return role;
}
