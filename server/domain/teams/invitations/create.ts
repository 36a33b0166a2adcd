import { invitations } from "#db/schema/index.ts";
import { settings } from "#server/core/env.ts";
import { mutation } from "#server/core/operation.ts";
import { hashSecret } from "#server/core/secret.ts";
import { CreateInvitation } from "../schema.ts";
import { makeInvitationSecret } from "./secret.ts";

/** A week: long enough for a holiday, short enough for a link in a chat. */
export const invitationDays = 7;

/** Makes an invitation. The answer holds its link, which is shown this once, works once and ends after 7 days. */
export const createInvitation = mutation({
  action: "invitation.create",
  input: CreateInvitation,
  async handle({ tx, caller, input, now, record }) {
    const secret = makeInvitationSecret(caller.team.id);
    const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
    const [invitation] = await tx
      .insert(invitations)
      .values({
        teamId: caller.team.id,
        tokenHash: hashSecret(secret),
        role: input.role,
        email: input.email,
        createdBy: caller.actor,
        createdAt: now,
        expiresAt,
      })
      .returning({ id: invitations.id });
    if (invitation === undefined) throw new Error("the invitation was not inserted");
    await record({ subject: { kind: "invitation", id: String(invitation.id) }, after: input });
    // After the # it reaches neither a log nor a Referer header.
    return { id: invitation.id, link: `${settings.publicUrl}/invitations/accept#${secret}`, expiresAt };
  },
});
