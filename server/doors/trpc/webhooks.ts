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
import { procedure, router } from "./init.ts";

/** Who is told of changes in the registry, and what became of it. */
export const webhooksRouter = router({
  list: procedure(listWebhooks),
  get: procedure(getWebhook),
  create: procedure(createWebhook),
  update: procedure(updateWebhook),
  delete: procedure(deleteWebhook),
  test: procedure(testWebhook),
  deliveries: procedure(listDeliveries),
  delivery: procedure(getDelivery),
  redeliver: procedure(redeliver),
});
