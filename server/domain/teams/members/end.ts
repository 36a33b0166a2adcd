import { and, eq, isNull, or, sql } from "drizzle-orm";
import { invitations, members, tokens } from "#db/schema/index.ts";
import { announceAccessChange } from "#server/core/bus.ts";
import type { Tx } from "#server/core/database.ts";

/**
 * Ends a membership and what hangs on it: the person's own tokens, and open invitations by which they could come back.
 * Every process hears of it with the commit.
 */
export async function endMembership(
  tx: Tx,
  teamId: number,
  member: { personId: number; email: string },
  now: Date,
): Promise<void> {
  const { personId, email } = member;
  await tx.delete(members).where(and(eq(members.teamId, teamId), eq(members.personId, personId)));
  await tx
    .update(tokens)
    .set({ revokedAt: now })
    .where(and(eq(tokens.teamId, teamId), eq(tokens.personId, personId), isNull(tokens.revokedAt)));
  const madeByThem = sql`${invitations.createdBy} ->> 'personId' = ${String(personId)}`;
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(
      and(
        eq(invitations.teamId, teamId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        or(madeByThem, eq(invitations.email, email)),
      ),
    );
  await announceAccessChange(tx, teamId);
}
