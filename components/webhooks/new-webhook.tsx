"use client";

import { PlusIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useMay } from "#components/common/frame/use-may.ts";
import { Button } from "#components/ui/button.tsx";

const WebhookForm = dynamic(() => import("./webhook-form.tsx").then((module) => module.WebhookForm), {
  ssr: false,
});

/** Opens the form for a new webhook. */
export function NewWebhook() {
  const mayCreate = useMay("webhook.create");
  const [isOpen, setIsOpen] = useState(false);
  if (!mayCreate) return null;
  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        <PlusIcon /> New webhook
      </Button>
      {isOpen && <WebhookForm onClose={() => setIsOpen(false)} />}
    </>
  );
}
