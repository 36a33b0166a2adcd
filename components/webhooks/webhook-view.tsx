"use client";

import { useRouter } from "next/navigation";
import { CopyableCode } from "#components/common/copyable-code.tsx";
import { Fact } from "#components/common/fact.tsx";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { PlaceLink } from "#components/common/frame/place-link.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { useLive } from "#components/common/use-live.ts";
import { Section } from "#components/settings/section.tsx";
import type { Delivery, Webhook } from "#server/domain/webhooks/index.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { TestWebhook } from "./test-webhook.tsx";
import { WebhookActions } from "./webhook-actions.tsx";
import { WebhookState } from "./webhook-state.tsx";

/** A webhook: where it goes, what it is told of, a test, and the log of what was sent; live. */
export function WebhookView({ webhook, deliveries }: { webhook: Webhook; deliveries: Delivery[] }) {
  const { team } = useFrame();
  const router = useRouter();
  useLive([`webhook:${webhook.id}`], () => router.refresh());
  return (
    <>
      <p className="mb-4 text-sm">
        <PlaceLink href={`/${team.slug}/settings/webhooks`} className="text-link hover:underline">
          All webhooks
        </PlaceLink>
      </p>
      <Section
        title={webhook.name}
        says={webhook.description === "" ? undefined : webhook.description}
        action={<WebhookActions webhook={webhook} />}
      >
        <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
          <Fact label="Address">
            <CopyableCode text={webhook.url} label="Copy the address" />
          </Fact>
          <Fact label="State">
            <WebhookState status={webhook.status} /> {webhook.isSigned ? "signed" : "not signed"}
          </Fact>
          <Fact label="Told of">
            {webhook.events.map((event) => (
              <code key={event} className="block font-mono text-xs leading-5">
                {event}
              </code>
            ))}
          </Fact>
          <Fact label="Made">
            <RelativeTime at={webhook.createdAtMs} /> by {webhook.createdBy.name}
          </Fact>
        </dl>
      </Section>
      <TestWebhook id={webhook.id} />
      <Section title="Deliveries" says="What was sent in the last thirty days, newest first.">
        <DeliveryLog webhook={webhook} first={deliveries} />
      </Section>
    </>
  );
}
