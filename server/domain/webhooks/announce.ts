import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { webhookDeliveries, webhooks } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { bodyOf } from "./message.ts";
import type { WebhookEvent } from "./rules.ts";

/** Something webhooks are told of: the event and its data, as MLflow writes them. */
export type Announcement = { event: WebhookEvent; data: object };

/**
 * Queues a message for each active webhook of the team that wants the event, in the transaction of the change it tells of:
 * a change and its messages are kept together or not at all. `make` is asked only when there is a webhook, and may answer
 * that there is nothing to tell.
 */
export async function announce(
  tx: Tx,
  teamId: number,
  now: Date,
  make: () => Promise<Announcement | undefined>,
): Promise<void> {
  const active = await tx
    .select({ id: webhooks.id, events: webhooks.events })
    .from(webhooks)
    .where(and(eq(webhooks.teamId, teamId), eq(webhooks.status, "ACTIVE")))
    // So that none is deleted before its message is there.
    .for("key share");
  if (active.length === 0) return;
  const announcement = await make();
  if (announcement === undefined) return;
  const { event, data } = announcement;
  const wanting = active.filter(({ events }) => events.includes(event));
  if (wanting.length === 0) return;
  const payload = bodyOf(event, data, now);
  await tx.insert(webhookDeliveries).values(
    wanting.map(({ id }) => ({
      teamId,
      webhookId: id,
      messageId: randomUUID(),
      event,
      payload,
      nextAttemptAt: now,
      createdAt: now,
    })),
  );
}
