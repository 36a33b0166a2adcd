import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  listWebhooks,
  testWebhook,
  updateWebhook,
} from "#server/domain/webhooks/index.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { choice, integer, list, nested, optional, presentList, requiredText, text } from "./fields.ts";
import { actions, entities, toEvent, toTestResult, toWireWebhook } from "./webhooks-message.ts";

const id = { webhook_id: requiredText() };

const event = nested({ entity: choice(entities), action: choice(actions) });

const status = choice([
  ["ACTIVE", 1, "ACTIVE"],
  ["DISABLED", 2, "DISABLED"],
] as const);

/** Who is told of changes in the registry, from MLflow 3.3 on. */
export const webhookEndpoints: readonly Endpoint[] = [
  endpoint({
    methods: ["POST"],
    path: "webhooks",
    request: {
      name: requiredText(),
      url: requiredText(),
      events: presentList(event),
      description: text(),
      secret: text(),
      status,
    },
    async answer(caller, { events, ...asked }) {
      const webhook = await createWebhook(caller, { ...asked, events: events.map(toEvent) });
      return { webhook: toWireWebhook(webhook) };
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "webhooks",
    request: { max_results: integer(), page_token: text() },
    renames: { limit: "max_results", pageToken: "page_token" },
    async answer(caller, asked) {
      const { webhooks, nextPageToken } = await listWebhooks(caller, {
        limit: asked.max_results,
        pageToken: asked.page_token || undefined,
      });
      return { webhooks: webhooks.map(toWireWebhook), next_page_token: nextPageToken };
    },
  }),
  endpoint({
    methods: ["GET"],
    path: "webhooks/:webhook_id",
    request: id,
    async answer(caller, asked) {
      return { webhook: toWireWebhook(await getWebhook(caller, { id: asked.webhook_id })) };
    },
  }),
  endpoint({
    methods: ["PATCH"],
    path: "webhooks/:webhook_id",
    request: {
      ...id,
      name: text(),
      url: text(),
      events: list(event),
      description: text(),
      secret: text(),
      status,
    },
    async answer(caller, { webhook_id, name, url, events, ...asked }) {
      const webhook = await updateWebhook(caller, {
        ...asked,
        id: webhook_id,
        // An empty text leaves these as they are; a description and a secret can be emptied.
        name: name || undefined,
        url: url || undefined,
        events: events.length === 0 ? undefined : events.map(toEvent),
      });
      return { webhook: toWireWebhook(webhook) };
    },
  }),
  endpoint({
    methods: ["DELETE"],
    path: "webhooks/:webhook_id",
    request: id,
    async answer(caller, asked) {
      await deleteWebhook(caller, { id: asked.webhook_id });
      return {};
    },
  }),
  endpoint({
    methods: ["POST"],
    path: "webhooks/:webhook_id/test",
    request: { ...id, event: optional(event) },
    async answer(caller, asked) {
      const example = asked.event && toEvent(asked.event);
      const attempt = await testWebhook(caller, { id: asked.webhook_id, event: example });
      return { result: toTestResult(attempt) };
    },
  }),
];
