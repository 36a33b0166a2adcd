"use client";

import type { FormEvent } from "react";
import { Field } from "#components/common/field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import type { Webhook } from "#server/domain/webhooks/index.ts";
import { DESCRIPTION_LENGTH_MAX, SECRET_LENGTH_MAX, URL_LENGTH_MAX } from "#server/domain/webhooks/schema.ts";
import { EventFields } from "./event-fields.tsx";
import { useDraft } from "./use-draft.ts";

/** Makes a webhook, or changes one. A refusal stands in the form; the secret is written and never read. */
export function WebhookForm({ webhook, onClose }: { webhook?: Webhook; onClose: () => void }) {
  const { draft, change, save, refused, isBusy } = useDraft(webhook, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent className="max-h-[90dvh] overflow-y-auto">
        <form onSubmit={submit} className="grid min-w-0 gap-4">
          <DialogHeader>
            <DialogTitle>{webhook === undefined ? "New webhook" : `Change ${webhook.name}`}</DialogTitle>
            <DialogDescription>
              It gets a POST of JSON at each event, and is tried again while it does not answer.
            </DialogDescription>
          </DialogHeader>
          <Field label="Name" id="webhook-name">
            <Input
              id="webhook-name"
              required
              maxLength={63}
              placeholder="ci"
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
          <Field label="Address" id="webhook-url">
            <Input
              id="webhook-url"
              type="url"
              required
              maxLength={URL_LENGTH_MAX}
              placeholder="https://ci.example.com/hooks"
              value={draft.url}
              onChange={(event) => change({ url: event.target.value })}
            />
          </Field>
          <Field label="Secret that signs what is sent" id="webhook-secret">
            <Input
              id="webhook-secret"
              type="password"
              autoComplete="new-password"
              maxLength={SECRET_LENGTH_MAX}
              placeholder={webhook?.isSigned === true ? "kept as it is" : "none: nothing is signed"}
              value={draft.secret}
              disabled={draft.isSecretRemoved}
              onChange={(event) => change({ secret: event.target.value })}
            />
            {webhook?.isSigned === true && (
              <Label className="flex items-center gap-2 font-normal text-muted-foreground">
                <Checkbox
                  checked={draft.isSecretRemoved}
                  onCheckedChange={(checked) => change({ secret: "", isSecretRemoved: checked === true })}
                />
                Remove the secret: nothing is signed any more
              </Label>
            )}
          </Field>
          <Field label="Description" id="webhook-description">
            <Input
              id="webhook-description"
              maxLength={DESCRIPTION_LENGTH_MAX}
              value={draft.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          </Field>
          <EventFields events={draft.events} onChange={(events) => change({ events })} />
          {refused !== undefined && (
            <p role="alert" className="text-sm break-words text-destructive">
              {refused}
            </p>
          )}
          <DialogFooter>
            <Button type="button" variant="ghost" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={isBusy || draft.events.length === 0}>
              {webhook === undefined ? "Make the webhook" : "Save"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
