import { and, eq, type SQL } from "drizzle-orm";
import { webhookDeliveries as deliveries } from "#db/schema/index.ts";
import { notFound } from "#server/core/errors.ts";
import { asEvents } from "../load.ts";
import type { Delivery } from "../schema.ts";

/** What a line of the log is made of: everything but the texts, which may be long. */
export const columns = {
  id: deliveries.id,
  messageId: deliveries.messageId,
  event: deliveries.event,
  state: deliveries.state,
  attempts: deliveries.attempts,
  createdAt: deliveries.createdAt,
  attemptedAt: deliveries.attemptedAt,
  nextAttemptAt: deliveries.nextAttemptAt,
  durationMs: deliveries.durationMs,
  responseStatus: deliveries.responseStatus,
  error: deliveries.error,
};

type Row = Pick<typeof deliveries.$inferSelect, keyof typeof columns>;

export function toDelivery({ createdAt, attemptedAt, nextAttemptAt, event, ...row }: Row): Delivery {
  const [named = "registered_model.created"] = asEvents([event]);
  return {
    ...row,
    event: named,
    createdAtMs: createdAt.getTime(),
    attemptedAtMs: attemptedAt?.getTime() ?? null,
    nextAttemptAtMs: row.state === "pending" ? nextAttemptAt.getTime() : null,
  };
}

/** The one row of a delivery of a webhook, as a condition. */
export const isDelivery = (teamId: number, webhookId: string, id: number): SQL | undefined =>
  and(eq(deliveries.teamId, teamId), eq(deliveries.webhookId, webhookId), eq(deliveries.id, id));

export const noDelivery = () =>
  notFound("There is no such delivery of this webhook, or it is so old that it is gone.");
