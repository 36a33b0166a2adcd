import { webhookDeliveries as deliveries } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { loadWebhook } from "../load.ts";
import { GetDelivery, type WholeDelivery } from "../schema.ts";
import { columns, isDelivery, noDelivery, toDelivery } from "./read.ts";

/** One delivery with what was sent and the beginning of the answer. @throws AppError `notFound` */
export const getDelivery = query({
  action: "webhook.read",
  input: GetDelivery,
  async handle({ db, caller, input: { id, deliveryId } }): Promise<WholeDelivery> {
    const webhook = await loadWebhook(db, caller.team.id, id);
    const [row] = await db
      .select({ ...columns, payload: deliveries.payload, responseExcerpt: deliveries.responseExcerpt })
      .from(deliveries)
      .where(isDelivery(caller.team.id, webhook.id, deliveryId));
    if (!row) throw noDelivery();
    const { payload, responseExcerpt, ...line } = row;
    return { ...toDelivery(line), payload, responseExcerpt };
  },
});
