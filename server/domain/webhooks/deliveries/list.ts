import { and, desc, eq, lt } from "drizzle-orm";
import { webhookDeliveries as deliveries } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { loadWebhook } from "../load.ts";
import { ListDeliveries, type Delivery } from "../schema.ts";
import { columns, toDelivery } from "./read.ts";

/** What was sent to a webhook, or is to be, newest first. @throws AppError `notFound` */
export const listDeliveries = query({
  action: "webhook.read",
  input: ListDeliveries,
  async handle({ db, caller, input: { id, limit, before } }): Promise<Delivery[]> {
    const webhook = await loadWebhook(db, caller.team.id, id);
    const rows = await db
      .select(columns)
      .from(deliveries)
      .where(
        and(
          eq(deliveries.teamId, caller.team.id),
          eq(deliveries.webhookId, webhook.id),
          before === undefined ? undefined : lt(deliveries.id, before),
        ),
      )
      .orderBy(desc(deliveries.id))
      .limit(limit);
    return rows.map(toDelivery);
  },
});
