import { forbidden } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { listOwners, loadMember, lockMemberships } from "./load.ts";
import { endMembership } from "./members/end.ts";
import { assertOwnerRemains } from "./rules.ts";
import { Nothing } from "./schema.ts";

/**
 * Leaves the team; one's personal tokens of it die.
 *
 * @throws AppError `precondition` for the only owner, `forbidden` for callers who are nobody's membership.
 */
export const leaveTeam = mutation({
  action: "team.leave",
  input: Nothing,
  async handle({ tx, caller, now, record }) {
    if (caller.actor.kind !== "person") throw forbidden("Only a person who is signed in leaves a team.");
    await lockMemberships(tx, caller.team.id);
    const member = await loadMember(tx, caller.team.id, caller.actor.personId);
    assertOwnerRemains(await listOwners(tx, caller.team.id), member);
    await endMembership(tx, caller.team.id, member, now);
    await record({ subject: { kind: "member", id: String(member.personId) }, before: member });
    return { slug: caller.team.slug };
  },
});
