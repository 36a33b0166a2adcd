"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { Label } from "#components/ui/label.tsx";
import { WEBHOOK_EVENTS, type WebhookEvent } from "#server/domain/webhooks/rules.ts";

/** Of the protocol's events those that happen here. */
const offered = WEBHOOK_EVENTS.filter((event) => event !== "budget_policy.exceeded");
const groups = [
  ["Models", offered.filter((event) => !event.startsWith("prompt"))],
  ["Prompts", offered.filter((event) => event.startsWith("prompt"))],
] as const;

/** What a webhook is told of. */
export function EventFields(props: {
  events: readonly WebhookEvent[];
  onChange: (events: WebhookEvent[]) => void;
}) {
  const { events, onChange } = props;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {groups.map(([title, group]) => (
        <fieldset key={title} className="grid content-start gap-2">
          <legend className="mb-1.5 text-sm font-medium">{title}</legend>
          {group.map((event) => (
            <Label key={event} className="flex items-center gap-2 font-mono text-xs font-normal">
              <Checkbox
                checked={events.includes(event)}
                onCheckedChange={(checked) =>
                  onChange(checked === true ? [...events, event] : events.filter((known) => known !== event))
                }
              />
              {event}
            </Label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
