import { mutation } from "#server/core/operation.ts";
import { listOwners, loadMember, lockMemberships } from "../load.ts";
import { assertOwnerRemains } from "../rules.ts";
import { OneMember } from "../schema.ts";
import { endMembership } from "./end.ts";

/**
 * Removes a member: out at once, in every process and on every door, and their personal tokens of this team with them.
 *
 * @throws AppError `precondition` for the only owner.
 */
export const removeMember = mutation({
  action: "member.remove",
  input: OneMember,
  async handle({ tx, caller, input, now, record }) {
    await lockMemberships(tx, caller.team.id);
    const member = await loadMember(tx, caller.team.id, input.personId);
    assertOwnerRemains(await listOwners(tx, caller.team.id), member);
    await endMembership(tx, caller.team.id, member, now);
    await record({ subject: { kind: "member", id: String(member.personId) }, before: member });
    return { personId: member.personId };
  },
});
