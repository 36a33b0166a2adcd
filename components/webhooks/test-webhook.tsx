"use client";

import { useState } from "react";
import { useMay } from "#components/common/frame/use-may.ts";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { Section } from "#components/settings/section.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Attempt } from "#server/domain/webhooks/index.ts";
import { Answer } from "./answer.tsx";

/** Sends an example at once and shows what came of it. Nothing of it is kept. */
export function TestWebhook({ id }: { id: string }) {
  const { webhooks } = useTRPCClient();
  const mayTest = useMay("webhook.test");
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<Attempt | string>();
  if (!mayTest) return null;
  const test = async () => {
    setIsBusy(true);
    setOutcome(await webhooks.test.mutate({ id }).catch(messageOf));
    setIsBusy(false);
  };
  return (
    <Section
      title="Test"
      says="Sends an example of the first event, signed as others are, whether the webhook is on or off."
      action={
        <Button size="sm" variant="outline" disabled={isBusy} onClick={() => void test()}>
          {isBusy ? "Sending…" : "Send a test"}
        </Button>
      }
    >
      {outcome !== undefined && (
        <output className="grid gap-2 rounded-md border p-3 text-sm">
          {typeof outcome === "string" ? outcome : <Answer {...outcome} />}
        </output>
      )}
    </Section>
  );
}
