import { Badge } from "#components/ui/badge.tsx";
import type { Webhook } from "#server/domain/webhooks/index.ts";

/** Whether a webhook is told of anything at all. */
export function WebhookState({ status }: { status: Webhook["status"] }) {
  if (status === "ACTIVE") return <Badge variant="outline">active</Badge>;
  return <Badge variant="secondary">off</Badge>;
}
