"use client";

import { useQuery } from "@tanstack/react-query";
import { CheckIcon, ChevronRightIcon, ClockIcon, XIcon } from "lucide-react";
import { useState } from "react";
import { CodeBlock } from "#components/common/code-block.tsx";
import { formatCounted } from "#components/common/format/number.ts";
import { useMay } from "#components/common/frame/use-may.ts";
import { messageOf } from "#components/common/message-of.ts";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import { useAct } from "#components/settings/use-act.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Delivery, Webhook } from "#server/domain/webhooks/index.ts";
import { Answer } from "./answer.tsx";

const looks = {
  pending: { icon: ClockIcon, tone: "text-running", says: "waiting" },
  delivered: { icon: CheckIcon, tone: "text-success", says: "delivered" },
  failed: { icon: XIcon, tone: "text-destructive", says: "failed" },
} as const;

/** A delivery in one line; it opens to what was sent and what was answered. */
export function DeliveryLine({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const [isOpen, setIsOpen] = useState(false);
  const { icon: Icon, tone, says } = looks[delivery.state];
  return (
    <li className="border-b last:border-0">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-10 w-full flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 text-left text-sm outline-none hover:bg-muted/50 focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset"
      >
        <ChevronRightIcon
          aria-hidden
          className={cn("size-4 shrink-0 text-muted-foreground transition-transform", isOpen && "rotate-90")}
        />
        <span className={cn("flex w-24 items-center gap-1.5", tone)}>
          <Icon aria-hidden className="size-4 shrink-0" /> {says}
        </span>
        <code className="min-w-0 truncate font-mono text-xs">{delivery.event}</code>
        <span className="numeric ml-auto flex shrink-0 items-center gap-3 text-muted-foreground">
          {delivery.responseStatus !== null && <span>{delivery.responseStatus}</span>}
          {delivery.attempts > 1 && <span>{formatCounted(delivery.attempts, "attempt")}</span>}
          <RelativeTime at={delivery.createdAtMs} />
        </span>
      </button>
      {isOpen && <Details webhook={webhook} delivery={delivery} />}
    </li>
  );
}

function Details({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const client = useTRPCClient();
  const { act, isBusy } = useAct();
  const maySend = useMay("webhook.redeliver") && webhook.status === "ACTIVE";
  const input = { id: webhook.id, deliveryId: delivery.id };
  const { data, error } = useQuery(useTRPC().webhooks.delivery.queryOptions(input));
  if (error !== null) return <p className="px-3 pb-3 text-sm text-destructive">{messageOf(error)}</p>;
  if (data === undefined) return <Skeleton className="m-3 h-24" />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-3 pb-3 text-sm">
      <CodeBlock code={indent(data.payload)} copy={data.payload} />
      {delivery.attemptedAtMs === null ? (
        <p className="text-muted-foreground">No attempt has ended yet.</p>
      ) : (
        <Answer
          status={delivery.responseStatus}
          error={delivery.error}
          excerpt={data.responseExcerpt}
          durationMs={delivery.durationMs}
        />
      )}
      {delivery.nextAttemptAtMs !== null && delivery.attempts > 0 && (
        <p className="text-muted-foreground">It is tried again by itself.</p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {maySend && (
          <Button
            size="sm"
            variant="outline"
            disabled={isBusy}
            onClick={() => void act(() => client.webhooks.redeliver.mutate(input), "It is sent again")}
          >
            Send again
          </Button>
        )}
        <code className="min-w-0 truncate font-mono text-xs text-muted-foreground">{delivery.messageId}</code>
      </div>
    </div>
  );
}

/** JSON as people read it; what is none stays as it is. */
function indent(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
