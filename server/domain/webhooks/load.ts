import { and, eq, type SQL } from "drizzle-orm";
import { webhooks } from "#db/schema/index.ts";
import { type Caller, mayTry } from "#server/auth/caller.ts";
import { readAuthor } from "#server/core/author.ts";
import type { Reader, Tx } from "#server/core/database.ts";
import { noWebhook, withoutPath, type WebhookEvent } from "./rules.ts";
import type { Webhook } from "./schema.ts";

export type StoredWebhook = typeof webhooks.$inferSelect;

/** The team's webhook. @throws AppError `notFound` */
export async function loadWebhook(db: Reader, teamId: number, id: string): Promise<StoredWebhook> {
  const [webhook] = isUuid(id) ? await db.select().from(webhooks).where(isWebhook(teamId, id)) : [];
  if (!webhook) throw noWebhook(id);
  return webhook;
}

/** The same for a change, locked until the transaction ends. @throws AppError `notFound` */
export async function lockWebhook(tx: Tx, teamId: number, id: string): Promise<StoredWebhook> {
  const [webhook] = isUuid(id)
    ? await tx.select().from(webhooks).where(isWebhook(teamId, id)).for("no key update")
    : [];
  if (!webhook) throw noWebhook(id);
  return webhook;
}

/** The one row of a webhook, as a condition. */
export const isWebhook = (teamId: number, id: string): SQL | undefined =>
  and(eq(webhooks.teamId, teamId), eq(webhooks.id, id));

/** What may leave the server of a row: never the secret, and the whole address only to those who may change it. */
export function toWebhook(caller: Caller, row: StoredWebhook): Webhook {
  const { teamId: _, sealedSecret, events, createdBy, ...shown } = row;
  const url = mayTry(caller, "webhook.update") ? row.url : withoutPath(row.url);
  return {
    ...shown,
    url,
    events: asEvents(events),
    isSigned: sealedSecret !== null,
    createdBy: readAuthor(createdBy),
  };
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(id);

/** The events of a row: `CreateWebhook` and `UpdateWebhook` wrote them. */
export function asEvents(events: readonly string[]): WebhookEvent[] {
  return events as WebhookEvent[];
}
