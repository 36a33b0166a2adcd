import { query } from "#server/core/operation.ts";
import { loadWebhook, toWebhook } from "./load.ts";
import { GetWebhook, type Webhook } from "./schema.ts";

/** The webhook, without its secret. @throws AppError `notFound` */
export const getWebhook = query({
  action: "webhook.read",
  input: GetWebhook,
  handle: async ({ db, caller, input: { id } }): Promise<Webhook> =>
    toWebhook(caller, await loadWebhook(db, caller.team.id, id)),
});
