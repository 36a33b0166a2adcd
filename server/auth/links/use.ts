import { and, eq, gt, isNull } from "drizzle-orm";
import { signInLinks } from "#db/schema/index.ts";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
import { limited, notFound } from "#server/core/errors.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { hashSecret } from "#server/core/secret.ts";
import { addressOf } from "../address.ts";
import { Attempts } from "../attempts.ts";
import { createSession } from "../sessions/create.ts";

const failures = oncePerProcess("link-failures", () => new Attempts({ max: 20, windowMs: 600_000 }));

/**
 * Opens a session by a one-time link. Of two who use it at once, one gets in.
 *
 * @throws AppError `notFound` when it was used, has expired or is wrong; `limited` after too many wrong ones.
 */
export async function useSignInLink(secret: string, headers: Headers) {
  const now = clock.now();
  const address = addressOf(headers);
  if (failures.areTooMany(address, now.getTime())) {
    throw limited("Too many wrong links from this address. Wait ten minutes, then ask for a new link.");
  }
  const session = await database().transaction(async (tx) => {
    const [link] = await tx
      .update(signInLinks)
      .set({ usedAt: now })
      .where(
        and(
          eq(signInLinks.tokenHash, hashSecret(secret)),
          isNull(signInLinks.usedAt),
          gt(signInLinks.expiresAt, now),
        ),
      )
      .returning({ personId: signInLinks.personId });
    if (link === undefined) return undefined;
    return createSession(tx, link.personId, { userAgent: headers.get("user-agent") });
  });
  if (session !== undefined) return session;
  failures.note(address, secret.slice(0, 100), now.getTime());
  throw notFound("This link was used already, or has expired. Ask an owner of your team for a new one.");
}
