import { and, desc, eq, sql } from "drizzle-orm";
import { webhooks } from "#db/schema/index.ts";
import { invalid } from "#server/core/errors.ts";
import { query } from "#server/core/operation.ts";
import { toWebhook } from "./load.ts";
import { ListWebhooks, type Webhook } from "./schema.ts";

/** The team's webhooks, newest first, page by page. @throws AppError `invalid` for a page token that no page gave */
export const listWebhooks = query({
  action: "webhook.read",
  input: ListWebhooks,
  async handle({
    db,
    caller,
    input: { limit, pageToken },
  }): Promise<{ webhooks: Webhook[]; nextPageToken: string | undefined }> {
    const found = await db
      .select()
      .from(webhooks)
      .where(
        and(
          eq(webhooks.teamId, caller.team.id),
          pageToken === undefined ? undefined : isOlder(readToken(pageToken)),
        ),
      )
      .orderBy(desc(webhooks.createdAtMs), desc(webhooks.id))
      .limit(limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const nextPageToken = found.length > limit && last ? `${last.createdAtMs}.${last.id}` : undefined;
    return { webhooks: page.map((row) => toWebhook(caller, row)), nextPageToken };
  },
});

type Place = { createdAtMs: number; id: string };

const isOlder = ({ createdAtMs, id }: Place) =>
  sql`(${webhooks.createdAtMs}, ${webhooks.id}) < (${createdAtMs}::int8, ${id}::uuid)`;

function readToken(token: string): Place {
  const [, atMs, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/u.exec(token) ?? [];
  if (atMs === undefined || id === undefined || !/^[^-]{8}(?:-[^-]{4}){3}-[^-]{12}$/u.test(id))
    throw invalid("Invalid page token: take it from the page before.");
  return { createdAtMs: Number(atMs), id };
}
