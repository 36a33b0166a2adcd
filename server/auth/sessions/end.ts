import { and, eq } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { members, sessions } from "#db/schema/index.ts";
import { announceAccessChange } from "#server/core/bus.ts";
import type { Tx } from "#server/core/database.ts";
import { database } from "#server/core/database.ts";
import { hashSecret } from "#server/core/secret.ts";

/** Ends the session of a cookie, and answers what its provider needs to end its own. */
export function endSession(token: string) {
  return database().transaction(async (tx) => {
    const [ended] = await deleteSessions(tx, eq(sessions.tokenHash, hashSecret(token)));
    return ended;
  });
}

/** Ends one of a person's sessions by its id. Answers how many ended: one or none. */
export async function endSessionOf(tx: Tx, personId: number, id: number): Promise<number> {
  const ended = await deleteSessions(tx, and(eq(sessions.personId, personId), eq(sessions.id, id)));
  return ended.length;
}

/** Live views of the person's teams end with the session that opened them; the others connect again. */
async function deleteSessions(tx: Tx, which: SQL | undefined) {
  const ended = await tx
    .delete(sessions)
    .where(which)
    .returning({ personId: sessions.personId, provider: sessions.provider, idToken: sessions.idToken });
  const people = [...new Set(ended.map(({ personId }) => personId))];
  for (const personId of people) {
    const memberships = await tx
      .select({ teamId: members.teamId })
      .from(members)
      .where(eq(members.personId, personId));
    for (const { teamId } of memberships) await announceAccessChange(tx, teamId);
  }
  return ended;
}
