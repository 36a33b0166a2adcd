import { invalid } from "#server/core/errors.ts";
import type { Attempt, Webhook, WebhookEvent } from "#server/domain/webhooks/index.ts";
import { WEBHOOK_EVENTS } from "#server/domain/webhooks/rules.ts";

const toKind = <Name extends string>([name, number]: readonly [Name, number]) =>
  [name, number, name.toLowerCase()] as const;

/** The protocol's names and numbers of what events are about. */
export const entities = (
  [
    ["REGISTERED_MODEL", 1],
    ["MODEL_VERSION", 2],
    ["MODEL_VERSION_TAG", 3],
    ["MODEL_VERSION_ALIAS", 4],
    ["PROMPT", 5],
    ["PROMPT_VERSION", 6],
    ["PROMPT_TAG", 7],
    ["PROMPT_VERSION_TAG", 8],
    ["PROMPT_ALIAS", 9],
    ["BUDGET_POLICY", 10],
  ] as const
).map(toKind);

/** And of what happened. */
export const actions = (
  [
    ["CREATED", 1],
    ["UPDATED", 2],
    ["DELETED", 3],
    ["SET", 4],
    ["EXCEEDED", 5],
  ] as const
).map(toKind);

/** The event that an entity and an action make. @throws AppError `invalid`, in MLflow's words, when they make none */
export function toEvent({ entity = "", action = "" }: { entity?: string; action?: string }): WebhookEvent {
  const event = WEBHOOK_EVENTS.find((known) => known === `${entity}.${action}`);
  if (event !== undefined) return event;
  const valid = WEBHOOK_EVENTS.filter((known) => known.startsWith(`${entity}.`)).map(
    (known) => `'${known.slice(entity.length + 1)}'`,
  );
  throw invalid(
    `Invalid action '${action}' for entity '${entity}'. Valid actions are: [${valid.join(", ")}]`,
  );
}

const toWireEvent = (event: WebhookEvent) => {
  const [entity, action] = event.toUpperCase().split(".");
  return { entity, action };
};

/** A webhook as the protocol has it. The secret is written only. */
export const toWireWebhook = (webhook: Webhook) => ({
  webhook_id: webhook.id,
  name: webhook.name,
  description: webhook.description === "" ? undefined : webhook.description,
  url: webhook.url,
  events: webhook.events.map(toWireEvent),
  status: webhook.status,
  creation_timestamp: webhook.createdAtMs,
  last_updated_timestamp: webhook.updatedAtMs,
});

/** How a test ended. */
export const toTestResult = ({ isDelivered, status, excerpt, error }: Attempt) => ({
  success: isDelivered,
  response_status: status ?? undefined,
  response_body: excerpt ?? undefined,
  error_message: error ?? undefined,
});
