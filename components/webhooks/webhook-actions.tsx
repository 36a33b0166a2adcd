"use client";

import { PencilIcon, Trash2Icon } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Confirm } from "#components/common/confirm.tsx";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { useMay } from "#components/common/frame/use-may.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { useAct } from "#components/settings/use-act.ts";
import { Button } from "#components/ui/button.tsx";
import type { Webhook } from "#server/domain/webhooks/index.ts";

const WebhookForm = dynamic(() => import("./webhook-form.tsx").then((module) => module.WebhookForm), {
  ssr: false,
});

/** What those who manage webhooks can do with one: switch it off and on, change it, delete it. */
export function WebhookActions({ webhook }: { webhook: Webhook }) {
  const { id, name, status } = webhook;
  const { webhooks } = useTRPCClient();
  const { team } = useFrame();
  const router = useRouter();
  const { isBusy, act } = useAct();
  const mayUpdate = useMay("webhook.update");
  const mayDelete = useMay("webhook.delete");
  const [isEditing, setIsEditing] = useState(false);
  const isActive = status === "ACTIVE";
  const turn = () =>
    act(
      () => webhooks.update.mutate({ id, status: isActive ? "DISABLED" : "ACTIVE" }),
      `${name} is ${isActive ? "off" : "on"}`,
    );
  const remove = async () => {
    if (await act(() => webhooks.delete.mutate({ id }), `Deleted ${name}`))
      router.replace(`/${team.slug}/settings/webhooks`);
  };
  return (
    <div className="flex flex-wrap gap-2">
      {mayUpdate && (
        <>
          <Button size="sm" variant="outline" disabled={isBusy} onClick={() => void turn()}>
            {isActive ? "Turn off" : "Turn on"}
          </Button>
          <Button size="sm" variant="outline" onClick={() => setIsEditing(true)}>
            <PencilIcon /> Change
          </Button>
        </>
      )}
      {mayDelete && (
        <Confirm
          trigger={
            <Button size="sm" variant="outline">
              <Trash2Icon /> Delete
            </Button>
          }
          title={`Delete ${name}?`}
          says="It is told of nothing any more, and the log of its deliveries goes with it."
          verb="Delete the webhook"
          onConfirm={() => void remove()}
        />
      )}
      {isEditing && <WebhookForm webhook={webhook} onClose={() => setIsEditing(false)} />}
    </div>
  );
}
