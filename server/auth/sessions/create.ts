import { eq } from "drizzle-orm";
import { people, sessions } from "#db/schema/index.ts";
import { clock } from "#server/core/clock.ts";
import type { Tx } from "#server/core/database.ts";
import { hashSecret, makeSecret } from "#server/core/secret.ts";

/**
 * A session after sign-in at a provider ends after a week, used or not, so that what changed there (a group left, an
 * account closed) arrives within that time. One opened by a link has nobody to ask, and lives as long as it is used.
 */
export const sessionDays = { provider: 7, link: 90 } as const;

/** Where a session comes from, and what its provider needs to end its own. */
export type Origin = { provider?: string; idToken?: string | undefined; userAgent: string | null };

/** Opens a session. The token is the cookie's value and is stored as a hash only. */
export async function createSession(tx: Tx, personId: number, origin: Origin) {
  const token = makeSecret();
  const now = clock.now();
  const days = origin.provider === undefined ? sessionDays.link : sessionDays.provider;
  const expiresAt = new Date(now.getTime() + days * 86_400_000);
  await tx.insert(sessions).values({
    tokenHash: hashSecret(token),
    personId,
    provider: origin.provider,
    idToken: origin.idToken,
    userAgent: origin.userAgent?.slice(0, 300),
    createdAt: now,
    seenAt: now,
    expiresAt,
  });
  await tx.update(people).set({ signedInAt: now }).where(eq(people.id, personId));
  return { token, expiresAt };
}
