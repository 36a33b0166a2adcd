import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { WebhookView } from "#components/webhooks/webhook-view.tsx";
import { pageCaller } from "#server/auth/page-caller.ts";
import { AppError } from "#server/core/errors.ts";
import { getWebhook, listDeliveries } from "#server/domain/webhooks/index.ts";

type Props = { params: Promise<{ team: string; id: string }> };

const loadWebhook = cache(async (team: string, id: string) => {
  const caller = await pageCaller(team);
  try {
    return { caller, webhook: await getWebhook(caller, { id }) };
  } catch (error) {
    if (error instanceof AppError && error.kind === "notFound") notFound();
    throw error;
  }
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
