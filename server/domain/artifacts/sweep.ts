import { and, eq, inArray, sql } from "drizzle-orm";
import { artifactDiscards, artifacts } from "#db/schema/index.ts";
import { database } from "#server/core/database.ts";
import { log } from "#server/core/log.ts";
import { store } from "#server/store/open.ts";
import { takeBatches } from "./in-batches.ts";
import { storeIsOurs } from "./store-identity.ts";

/** A reader that found the row has this long to open the bytes. */
const graceMinutes = 2;
/** An upload may run for hours before its row appears, but not longer than this. */
const orphanHours = 48;
const batch = 500;

/** Bytes without a row that are younger may belong to an upload on its way. */
export const orphansBefore = (now: Date): Date => new Date(now.getTime() - orphanHours * 3_600_000);

/** Deletes the bytes that no row shows any more. For a job, every minute; any number of processes. Answers how many. */
export function sweepDiscards(now: Date, signal?: AbortSignal): Promise<number> {
  const before = new Date(now.getTime() - graceMinutes * 60_000).toISOString();
  return takeBatches(batch, () => deleteDiscarded(before), signal);
}

/** The rows go with the bytes or stay for another turn; deleting bytes twice does no harm. */
function deleteDiscarded(before: string): Promise<number> {
  return database().transaction(async (tx) => {
    const rows = await tx.execute<{ storeKey: string }>(sql`
      delete from ${artifactDiscards} where (team_id, store_key) in (
        select team_id, store_key from ${artifactDiscards}
        where discarded_at < ${before}::timestamptz limit ${batch} for update skip locked)
      returning store_key as "storeKey"`);
    for (const { storeKey } of rows) await store().delete(storeKey);
    return rows.length;
  });
}

/**
 * Deletes what belongs to nobody: uploads whose process died, and bytes without a row (a team that was removed, a
 * commit that never came). For a job, a few times a day. Answers how many objects went.
 */
export async function sweepOrphans(now: Date, signal?: AbortSignal): Promise<number> {
  if (!(await storeIsOurs())) {
    log.warn("the artifact store was filled by another database: bytes without a row are left alone");
    return 0;
  }
  const before = orphansBefore(now);
  let removed = await store().removeAbandoned(before);
  for await (const keys of oldKeys(before)) {
    if (signal?.aborted === true) break;
    const orphans = await withoutRow(keys);
    for (const key of orphans) await store().delete(key);
    removed += orphans.length;
  }
  if (removed > 0) log.info({ removed }, "removed bytes that no artifact shows");
  return removed;
}

async function* oldKeys(before: Date): AsyncGenerator<string[]> {
  let keys: string[] = [];
  for await (const { key, storedAt } of store().list("teams/")) {
    if (storedAt >= before) continue;
    keys.push(key);
    if (keys.length < batch) continue;
    yield keys;
    keys = [];
  }
  yield keys;
}

async function withoutRow(keys: string[]): Promise<string[]> {
  const teamIds = [...new Set(keys.map((key) => Number(key.split("/")[1])))];
  const shown = new Set<string>();
  for (const teamId of teamIds) {
    const rows = await database()
      .select({ storeKey: artifacts.storeKey })
      .from(artifacts)
      .where(and(eq(artifacts.teamId, teamId), inArray(artifacts.storeKey, keys)));
    for (const { storeKey } of rows) shown.add(storeKey);
  }
  return keys.filter((key) => !shown.has(key));
}
