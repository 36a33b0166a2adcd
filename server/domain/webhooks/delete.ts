import { webhooks } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { isWebhook, lockWebhook } from "./load.ts";
import { DeleteWebhook } from "./schema.ts";
import { webhookSubject } from "./subject.ts";

/** Deletes a webhook with its deliveries; what waits is not sent any more. @throws AppError `notFound` */
export const deleteWebhook = mutation({
  action: "webhook.delete",
  input: DeleteWebhook,
  async handle({ tx, caller, input, record }): Promise<void> {
    const { id, name, events } = await lockWebhook(tx, caller.team.id, input.id);
    await tx.delete(webhooks).where(isWebhook(caller.team.id, id));
    await record({ ...webhookSubject(id), before: { name, events } });
  },
});
