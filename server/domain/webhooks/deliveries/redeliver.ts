import { randomUUID } from "node:crypto";
import { webhookDeliveries as deliveries } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { lockWebhook } from "../load.ts";
import { Redeliver } from "../schema.ts";
import { webhookSubject } from "../subject.ts";
import { assertActive } from "./rules.ts";
import { isDelivery, noDelivery } from "./read.ts";

/**
 * Queues the same body once more, as a message of its own: the log keeps what became of the first. Answers the new one's id.
 *
 * @throws AppError `notFound`, `precondition` for a webhook that is disabled.
 */
export const redeliver = mutation({
  action: "webhook.redeliver",
  input: Redeliver,
  async handle({ tx, caller, input, now, record }): Promise<{ deliveryId: number }> {
    const teamId = caller.team.id;
    const webhook = await lockWebhook(tx, teamId, input.id);
    assertActive(webhook.status);
    const [former] = await tx
      .select({ event: deliveries.event, payload: deliveries.payload })
      .from(deliveries)
      .where(isDelivery(teamId, webhook.id, input.deliveryId));
    if (!former) throw noDelivery();
    const times = { nextAttemptAt: now, createdAt: now };
    const [made] = await tx
      .insert(deliveries)
      .values({ ...former, ...times, teamId, webhookId: webhook.id, messageId: randomUUID() })
      .returning({ id: deliveries.id });
    if (!made) throw noDelivery();
    const after = { name: webhook.name, event: former.event };
    await record({ ...webhookSubject(webhook.id), after });
    return { deliveryId: made.id };
  },
});
