import Link from "next/link";
import { EmptyState } from "#components/common/empty-state.tsx";
import { formatCounted } from "#components/common/format/number.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { Webhook } from "#server/domain/webhooks/index.ts";
import { WebhookState } from "./webhook-state.tsx";

const command = `from mlflow import MlflowClient

MlflowClient().create_webhook(
    "ci",
    "https://ci.example.com/hooks",
    ["model_version_alias.created"],
)`;

/** The team's webhooks, each with where it goes and what it is told of. */
export function WebhookList({ team, webhooks }: { team: string; webhooks: readonly Webhook[] }) {
  if (webhooks.length === 0) {
    return (
      <EmptyState title="No webhooks yet" command={command}>
        Those that are made here or by a client appear here, with a log of what was sent to them.
      </EmptyState>
    );
  }
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Webhook</TableHead>
          <TableHead className="max-sm:hidden">Address</TableHead>
          <TableHead className="max-md:hidden">Told of</TableHead>
          <TableHead>State</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {webhooks.map((webhook) => (
          <TableRow key={webhook.id}>
            <TableCell className="max-w-48">
              <Link
                href={`/${team}/settings/webhooks/${webhook.id}`}
                title={webhook.description === "" ? webhook.name : webhook.description}
                className="block truncate rounded-sm font-medium outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
              >
                {webhook.name}
              </Link>
            </TableCell>
            <TableCell className="max-w-72 truncate font-mono text-xs max-sm:hidden" title={webhook.url}>
              {webhook.url}
            </TableCell>
            <TableCell className="text-muted-foreground max-md:hidden" title={webhook.events.join("\n")}>
              {webhook.events.length === 1
                ? webhook.events[0]
                : formatCounted(webhook.events.length, "event")}
            </TableCell>
            <TableCell>
              <WebhookState status={webhook.status} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
