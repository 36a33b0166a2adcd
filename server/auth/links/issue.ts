import { and, eq, ne, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import type { Tx } from "#server/core/database.ts";
import { forbidden, precondition } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { loadMember } from "#server/domain/teams/load.ts";
import { OneMember } from "#server/domain/teams/schema.ts";
import { configuredProviders } from "../sso/providers.ts";
import { createSignInLink, linkHours } from "./create.ts";

/**
 * Makes a one-time link for a member who has no other way to sign in. Whoever opens it is that person, in all their teams:
 * so an owner makes one only for somebody who is in no team that the owner does not own.
 *
 * @throws AppError `precondition` with single sign-on, `forbidden` when the person is in somebody else's team, too.
 */
export const issueSignInLink = mutation({
  action: "signInLink.create",
  input: OneMember,
  async handle({ tx, caller, input: { personId }, record }) {
    if (configuredProviders().length > 0)
      throw precondition("Members sign in at the provider; no link is needed.");
    const member = await loadMember(tx, caller.team.id, personId);
    await assertOwnsAllTeamsOf(tx, caller, personId);
    const link = await createSignInLink(tx, personId, linkHours.other);
    await record({ subject: { kind: "member", id: String(personId) }, after: { email: member.email } });
    return { link, hours: linkHours.other };
  },
});

async function assertOwnsAllTeamsOf(tx: Tx, { actor, team }: Caller, personId: number): Promise<void> {
  if (actor.kind === "operator") return;
  const owned = alias(members, "owned");
  const byCaller = and(
    eq(owned.teamId, members.teamId),
    eq(owned.personId, actor.personId ?? 0),
    eq(owned.role, "owner"),
  );
  const [foreign] = await tx
    .select({ teamId: members.teamId })
    .from(members)
    .where(
      and(
        eq(members.personId, personId),
        ne(members.teamId, team.id),
        notExists(tx.select({ teamId: owned.teamId }).from(owned).where(byCaller)),
      ),
    )
    .limit(1);
  if (foreign === undefined) return;
  throw forbidden(
    "This person is in a team you do not own. An operator makes their link: npm run admin -- sign-in-link",
  );
}
