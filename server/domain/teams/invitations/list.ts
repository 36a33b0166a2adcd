import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { invitations } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { Nothing } from "../schema.ts";

/** The invitations that can still be accepted, newest first; their links cannot be shown again. */
export const listInvitations = query({
  action: "invitation.list",
  input: Nothing,
  handle: ({ db, caller, now }) =>
    db
      .select({
        id: invitations.id,
        role: invitations.role,
        email: invitations.email,
        createdAt: invitations.createdAt,
        expiresAt: invitations.expiresAt,
      })
      .from(invitations)
      .where(
        and(
          eq(invitations.teamId, caller.team.id),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, now),
        ),
      )
      .orderBy(desc(invitations.id)),
});
