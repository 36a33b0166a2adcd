import { randomUUID } from "node:crypto";
import { webhooks } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { assertMayReach } from "./guard.ts";
import { loadWebhook, toWebhook } from "./load.ts";
import { CreateWebhook, type Webhook } from "./schema.ts";
import { sealSecret } from "./secret.ts";
import { webhookSubject } from "./subject.ts";

/** Makes a webhook. The name of its host is looked up at each delivery, not now. @throws AppError `invalid` for an address that must not be asked */
export const createWebhook = mutation({
  action: "webhook.create",
  input: CreateWebhook,
  async handle({ tx, caller, input, now, record }): Promise<Webhook> {
    const teamId = caller.team.id;
    const { secret, ...given } = input;
    assertMayReach(new URL(input.url));
    const id = randomUUID();
    const atMs = now.getTime();
    await tx.insert(webhooks).values({
      ...given,
      teamId,
      id,
      sealedSecret: await sealSecret({ teamId, id }, secret),
      createdAtMs: atMs,
      updatedAtMs: atMs,
      createdBy: caller.actor,
    });
    await record({ ...webhookSubject(id), after: { name: input.name, events: input.events } });
    return toWebhook(caller, await loadWebhook(tx, teamId, id));
  },
});
