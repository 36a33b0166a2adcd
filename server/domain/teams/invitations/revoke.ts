import { and, eq, isNull } from "drizzle-orm";
import { invitations } from "#db/schema/index.ts";
import { notFound } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { RevokeInvitation } from "../schema.ts";

/** Makes an invitation's link useless. @throws AppError `notFound` when it is used, revoked or another team's. */
export const revokeInvitation = mutation({
  action: "invitation.revoke",
  input: RevokeInvitation,
  async handle({ tx, caller, input, now, record }) {
    const revoked = await tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(
        and(
          eq(invitations.teamId, caller.team.id),
          eq(invitations.id, input.id),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .returning({ role: invitations.role, email: invitations.email });
    const [before] = revoked;
    if (before === undefined) throw notFound("There is no open invitation with this id.");
    await record({ subject: { kind: "invitation", id: String(input.id) }, before });
    return { id: input.id };
  },
});
