"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { messageOf } from "#components/common/message-of.ts";
import { useTRPCClient } from "#components/common/trpc.tsx";
import type { Webhook } from "#server/domain/webhooks/index.ts";

type Draft = Pick<Webhook, "name" | "url" | "description" | "events"> & {
  secret: string;
  isSecretRemoved: boolean;
};

const blank: Draft = {
  name: "",
  url: "",
  description: "",
  events: ["model_version.created", "model_version_alias.created", "model_version_alias.deleted"],
  secret: "",
  isSecretRemoved: false,
};

/** What is being written, and the way to save it. An empty secret leaves the one that is there, unless it is to go. */
export function useDraft(webhook: Webhook | undefined, onClose: () => void) {
  const { webhooks } = useTRPCClient();
  const router = useRouter();
  const [draft, setDraft] = useState<Draft>(() => draftOf(webhook));
  const [refused, setRefused] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const save = async () => {
    setIsBusy(true);
    const { secret, isSecretRemoved, ...fields } = draft;
    const asked = { ...fields, ...(secret === "" && !isSecretRemoved ? {} : { secret }) };
    try {
      await (webhook === undefined
        ? webhooks.create.mutate(asked)
        : webhooks.update.mutate({ id: webhook.id, ...asked }));
      toast.success(`Saved ${draft.name}`);
      router.refresh();
      onClose();
    } catch (error) {
      setRefused(messageOf(error));
      setIsBusy(false);
    }
  };
  const change = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  return { draft, change, save, refused, isBusy };
}

function draftOf(webhook: Webhook | undefined): Draft {
  if (webhook === undefined) return blank;
  const { name, url, description, events } = webhook;
  return { name, url, description, events, secret: "", isSecretRemoved: false };
}
