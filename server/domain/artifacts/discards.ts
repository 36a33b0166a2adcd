import type { SQLWrapper } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { artifactDiscards } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";

/** Notes the bytes of a select of store keys for deletion, in the transaction that hides them. */
export async function discard(tx: Tx, teamId: number, storeKeys: SQLWrapper, now: Date): Promise<void> {
  await tx.execute(sql`
    insert into ${artifactDiscards} (team_id, store_key, discarded_at)
    select ${teamId}, gone.store_key, ${now.toISOString()}::timestamptz from (${storeKeys}) gone`);
}
