import { type SQL, sql } from "drizzle-orm";
import { artifactDiscards, artifacts, artifactUsage } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import type { StorageUsed } from "./schema.ts";
import { countedFolderOfRow } from "./usage.ts";

/** Takes the team's files that `which` names out of every listing, and notes their bytes for deletion. Answers what went. */
export async function hideFiles(
  tx: Tx,
  teamId: number,
  which: SQL | undefined,
  now: Date,
): Promise<StorageUsed> {
  const [gone] = await tx.execute<StorageUsed>(sql`
    with gone as (
      delete from ${artifacts} where ${artifacts.teamId} = ${teamId} and ${which}
      returning store_key, size_bytes, ${countedFolderOfRow} as folder),
    noted as (
      insert into ${artifactDiscards} (team_id, store_key, discarded_at)
      select ${teamId}, store_key, ${now.toISOString()}::timestamptz from gone),
    less as (select folder, sum(size_bytes) as size_bytes, count(*) as files from gone group by folder),
    counted as (
      update ${artifactUsage} as used
      set size_bytes = used.size_bytes - less.size_bytes, files = used.files - less.files
      from less where used.team_id = ${teamId} and used.folder = less.folder)
    select count(*)::int as files, coalesce(sum(size_bytes), 0)::float8 as "sizeBytes" from gone`);
  return gone ?? { files: 0, sizeBytes: 0 };
}
