import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { webhookDeliveries as deliveries, webhooks } from "#db/schema/index.ts";
import { database } from "#server/core/database.ts";
import type { Receiver } from "../send.ts";

/** A process that dies takes its claims along: after this long another one makes the attempt again. An attempt takes 30 s at most. */
const leaseSeconds = 60;

/** A webhook by its team and id. */
export type Owner = { teamId: number; webhookId: string };

/** A message that this process alone sends now; `attempts` counts this one. */
export type Claim = Owner & {
  id: number;
  messageId: string;
  body: string;
  attempts: number;
  receiver: Receiver;
};

/** The active webhooks that have something due. */
export function findDue(now: Date): Promise<Owner[]> {
  return database()
    .selectDistinct({ teamId: deliveries.teamId, webhookId: deliveries.webhookId })
    .from(deliveries)
    .innerJoin(webhooks, and(eq(webhooks.teamId, deliveries.teamId), eq(webhooks.id, deliveries.webhookId)))
    .where(
      and(eq(deliveries.state, "pending"), lte(deliveries.nextAttemptAt, now), eq(webhooks.status, "ACTIVE")),
    );
}

/** Claims at most so many of what a webhook has due, oldest first; what another process is claiming is left to it. */
export async function claim({ teamId, webhookId }: Owner, limit: number, now: Date): Promise<Claim[]> {
  const due = database()
    .$with("due")
    .as(
      database()
        .select({ dueId: deliveries.id })
        .from(deliveries)
        .where(
          and(
            eq(deliveries.teamId, teamId),
            eq(deliveries.webhookId, webhookId),
            eq(deliveries.state, "pending"),
            lte(deliveries.nextAttemptAt, now),
          ),
        )
        .orderBy(deliveries.nextAttemptAt, deliveries.id)
        .limit(limit)
        .for("update", { skipLocked: true }),
    );
  const claimed = await database()
    .with(due)
    .update(deliveries)
    .set({
      attempts: sql`${deliveries.attempts} + 1`,
      nextAttemptAt: new Date(now.getTime() + leaseSeconds * 1000),
    })
    .from(webhooks)
    .where(
      and(
        eq(deliveries.teamId, teamId),
        inArray(deliveries.id, database().select({ id: due.dueId }).from(due)),
        eq(webhooks.teamId, teamId),
        eq(webhooks.id, webhookId),
      ),
    )
    .returning({
      id: deliveries.id,
      messageId: deliveries.messageId,
      body: deliveries.payload,
      attempts: deliveries.attempts,
      url: webhooks.url,
      sealedSecret: webhooks.sealedSecret,
    });
  return claimed.map(({ id, messageId, body, attempts, url, sealedSecret }) => {
    const receiver = { teamId, id: webhookId, url, sealedSecret };
    return { teamId, webhookId, id, messageId, body, attempts, receiver };
  });
}
