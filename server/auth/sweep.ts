import { rawSql } from "#server/core/database.ts";

/** What has ended is kept for a while, so that somebody who wonders can still be told when. */
const keptDays = 30;

/** Deletes sessions and links that ended long ago. Does no harm when two processes do it at once. */
export async function sweepEnded(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
  await rawSql()`delete from sessions where expires_at < ${before}`;
  await rawSql()`delete from sign_in_links where expires_at < ${before}`;
}
