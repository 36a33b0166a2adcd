import { and, eq } from "drizzle-orm";
import { members } from "#db/schema/index.ts";
import { announceAccessChange } from "#server/core/bus.ts";
import { precondition } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { listOwners, loadMember, lockMemberships } from "../load.ts";
import { assertOwnerRemains } from "../rules.ts";
import { UpdateMember } from "../schema.ts";

/**
 * Gives a member another role; it holds at once, for their tokens as well.
 *
 * @throws AppError `precondition` for the only owner, and for a membership that follows a group of the identity provider.
 */
export const updateMember = mutation({
  action: "member.update",
  input: UpdateMember,
  async handle({ tx, caller, input, record }) {
    await lockMemberships(tx, caller.team.id);
    const before = await loadMember(tx, caller.team.id, input.personId);
    if (before.source === "sso") {
      throw precondition(
        "This role comes from a group of the identity provider. Change the group or SSO_TEAM_MAP.",
      );
    }
    if (input.role !== "owner") assertOwnerRemains(await listOwners(tx, caller.team.id), before);
    await tx
      .update(members)
      .set({ role: input.role })
      .where(and(eq(members.teamId, caller.team.id), eq(members.personId, input.personId)));
    await announceAccessChange(tx, caller.team.id);
    const after = { ...before, role: input.role };
    await record({ subject: { kind: "member", id: String(input.personId) }, before, after });
    return after;
  },
});
