import {
  createWebhook,
  deleteWebhook,
  getDelivery,
  getWebhook,
  listDeliveries,
  listWebhooks,
  redeliver,
  testWebhook,
  updateWebhook,
} from "#server/domain/webhooks/index.ts";
import { arrangement } from "../arrangement.ts";
import { makeDelivery, makeWebhook } from "../things.ts";

const webhook = {
  name: "ci",
  url: "https://ci.example.com/hooks/7",
  events: ["model_version.created", "model_version_alias.created"],
  description: "Deploys the champion.",
  secret: "a1b2c3",
  status: "ACTIVE",
} as const;

export const webhookArrangements = [
  arrangement(createWebhook, "their own", () => ({ ...webhook, events: [...webhook.events] })),
  arrangement(getWebhook, "notFound", makeWebhook),
  arrangement(listWebhooks, "their own", async (caller) => {
    await makeWebhook(caller);
    return { limit: 10 };
  }),
  arrangement(updateWebhook, "notFound", async (caller) => ({
    ...webhook,
    ...(await makeWebhook(caller)),
    events: ["prompt.created" as const],
    status: "DISABLED" as const,
  })),
  arrangement(deleteWebhook, "notFound", makeWebhook),
  arrangement(testWebhook, "notFound", async (caller) => ({
    ...(await makeWebhook(caller)),
    event: "model_version.created" as const,
  })),
  arrangement(listDeliveries, "notFound", async (caller) => {
    const { id } = await makeDelivery(caller);
    return { id };
  }),
  arrangement(getDelivery, "notFound", makeDelivery),
  arrangement(redeliver, "notFound", makeDelivery),
];
