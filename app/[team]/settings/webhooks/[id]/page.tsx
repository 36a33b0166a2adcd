import type { Metadata } from "next";
import { cache } from "react";
import { WebhookView } from "#components/webhooks/webhook-view.tsx";
import { pageCaller } from "#server/auth/page-caller.ts";
import { getWebhook, listDeliveries } from "#server/domain/webhooks/index.ts";
import { orNotFound } from "../../../or-not-found.ts";

type Props = { params: Promise<{ team: string; id: string }> };

const loadWebhook = cache(async (team: string, id: string) => {
  const caller = await pageCaller(team);
  return { caller, webhook: await orNotFound(getWebhook(caller, { id })) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { team, id } = await params;
  return { title: (await loadWebhook(team, id)).webhook.name };
}

export default async function WebhookPage({ params }: Props) {
  const { team, id } = await params;
  const { caller, webhook } = await loadWebhook(team, id);
  return <WebhookView webhook={webhook} deliveries={await listDeliveries(caller, { id })} />;
}
