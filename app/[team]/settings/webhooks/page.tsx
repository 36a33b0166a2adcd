import type { Metadata } from "next";
import { Section } from "#components/settings/section.tsx";
import { NewWebhook } from "#components/webhooks/new-webhook.tsx";
import { WebhookList } from "#components/webhooks/webhook-list.tsx";
import { pageCaller } from "#server/auth/page-caller.ts";
import { listWebhooks } from "#server/domain/webhooks/index.ts";
import { WEBHOOKS_MAX } from "#server/domain/webhooks/schema.ts";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage({ params }: { params: Promise<{ team: string }> }) {
  const { team } = await params;
  const { webhooks } = await listWebhooks(await pageCaller(team), { limit: WEBHOOKS_MAX });
  return (
    <Section
      title="Webhooks"
      says="When something happens in the model registry, such as a version that is registered or an alias that moves, each webhook that wants to know of it gets a POST of JSON, signed if you give it a secret."
      action={<NewWebhook />}
    >
      <WebhookList team={team} webhooks={webhooks} />
    </Section>
  );
}
