import { sql } from "drizzle-orm";
import { webhooks } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { assertMayReach } from "./guard.ts";
import { isWebhook, loadWebhook, lockWebhook, toWebhook } from "./load.ts";
import { UpdateWebhook, type Webhook } from "./schema.ts";
import { sealSecret } from "./secret.ts";
import { webhookSubject } from "./subject.ts";

/**
 * Changes a webhook; what is not given stays. While it is disabled nothing is queued for it, and what is queued waits.
 *
 * @throws AppError `notFound`, `invalid` for an address that must not be asked.
 */
export const updateWebhook = mutation({
  action: "webhook.update",
  input: UpdateWebhook,
  async handle({ tx, caller, input: { id: asked, secret, ...given }, now, record }): Promise<Webhook> {
    const teamId = caller.team.id;
    const { id, name, events, status } = await lockWebhook(tx, teamId, asked);
    if (given.url !== undefined) assertMayReach(new URL(given.url));
    const sealed = secret === undefined ? {} : { sealedSecret: await sealSecret({ teamId, id }, secret) };
    await tx
      .update(webhooks)
      .set({
        ...given,
        ...sealed,
        updatedAtMs: sql`greatest(${webhooks.updatedAtMs} + 1, ${now.getTime()}::int8)`,
      })
      .where(isWebhook(teamId, id));
    const changed = await loadWebhook(tx, teamId, id);
    await record({
      ...webhookSubject(id),
      before: { name, events, status },
      after: { name: changed.name, events: changed.events, status: changed.status },
    });
    return toWebhook(caller, changed);
  },
});
