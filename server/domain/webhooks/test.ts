import { randomUUID } from "node:crypto";
import { database } from "#server/core/database.ts";
import { intake } from "#server/core/operation.ts";
import { stopping } from "#server/core/stopping.ts";
import { examples } from "./examples.ts";
import { asEvents, loadWebhook } from "./load.ts";
import { bodyOf } from "./message.ts";
import { TestWebhook, type Attempt } from "./schema.ts";
import { send } from "./send.ts";

/**
 * Sends an example to a webhook, active or not, once and at once, and answers how that ended; nothing of it is kept. It changes
 * nothing, but no query asks other machines.
 *
 * @throws AppError `notFound`, `precondition` when the secret cannot be read.
 */
export const testWebhook = intake({
  action: "webhook.test",
  input: TestWebhook,
  async handle({ caller, input, now }): Promise<Attempt> {
    const webhook = await loadWebhook(database(), caller.team.id, input.id);
    const event = input.event ?? asEvents(webhook.events)[0] ?? "registered_model.created";
    const message = { messageId: randomUUID(), body: bodyOf(event, examples[event], now) };
    return (await send(webhook, message, now, stopping.signal)).attempt;
  },
});
