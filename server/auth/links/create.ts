import { signInLinks } from "#db/schema/index.ts";
import { clock } from "#server/core/clock.ts";
import type { Tx } from "#server/core/database.ts";
import { settings } from "#server/core/env.ts";
import { hashSecret, makeSecret } from "#server/core/secret.ts";

/** How long a link works: the first one is printed where nobody may look for a while; others are asked for. */
export const linkHours = { first: 24, other: 1 } as const;

/**
 * A link that signs the person in, once, within `hours`. The secret stands after the `#`, so that it reaches neither a
 * log nor a Referer header; only its hash is stored.
 */
export async function createSignInLink(tx: Tx, personId: number, hours: number): Promise<string> {
  const secret = makeSecret();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  await tx.insert(signInLinks).values({ tokenHash: hashSecret(secret), personId, createdAt: now, expiresAt });
  return `${settings.publicUrl}/sign-in/link#${secret}`;
}
