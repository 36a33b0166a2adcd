import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { artifactDiscards, artifacts, artifactUsage } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import type { StoredBytes } from "#server/store/store.ts";
import { lockTree } from "./lock.ts";
import { assertNamesFree } from "./occupied.ts";
import { countedFolder } from "./usage.ts";

/** A file whose bytes the store has, about to be shown under its path. */
export type StoredFile = StoredBytes & { path: string; storeKey: string; createdAt: Date };

/** No part of it is a caller's text; two hexadecimal digits keep folders small. */
export function newStoreKey(teamId: number): string {
  const id = randomUUID();
  return `teams/${teamId}/${id.slice(0, 2)}/${id}`;
}

/**
 * Shows stored files of one top folder under their paths, in place of those that were there, and counts them: all or none.
 * Fails when two of them have one path.
 *
 * @throws AppError `invalid` when a file stands where a path needs a folder, or the other way round.
 */
export async function showFiles(tx: Tx, teamId: number, files: readonly StoredFile[]): Promise<void> {
  const paths = files.map(({ path }) => path);
  const [first] = paths;
  if (first === undefined) return;
  await lockTree(tx, teamId, first);
  await writeRows(tx, teamId, files);
  // Afterwards, because these files may be in each other's way.
  await assertNamesFree(tx, teamId, paths);
}

/** The lock sees to it that no former row changes meanwhile. */
async function writeRows(tx: Tx, teamId: number, files: readonly StoredFile[]): Promise<void> {
  const column = <T>(read: (file: StoredFile) => T) => sql.param(files.map(read));
  await tx.execute(sql`
    with file as (
      select path, store_key, size_bytes, decode(sha256, 'hex') as sha256, created_at, folder
      from unnest(
        ${column(({ path }) => path)}::text[], ${column(({ storeKey }) => storeKey)}::text[],
        ${column(({ sizeBytes }) => sizeBytes)}::int8[],
        ${column(({ sha256 }) => Buffer.from(sha256).toString("hex"))}::text[],
        ${column(({ createdAt }) => createdAt.toISOString())}::text[]::timestamptz[],
        ${column(({ path }) => countedFolder(path))}::text[]
      ) as file(path, store_key, size_bytes, sha256, created_at, folder)),
    former as (
      select file.folder, file.created_at, former.store_key, former.size_bytes
      from file join ${artifacts} as former on former.team_id = ${teamId} and former.path = file.path),
    noted as (
      insert into ${artifactDiscards} (team_id, store_key, discarded_at)
      select ${teamId}, store_key, created_at from former),
    shown as (
      insert into ${artifacts} (team_id, path, store_key, size_bytes, sha256, created_at)
      select ${teamId}, path, store_key, size_bytes, sha256, created_at from file
      on conflict (team_id, path) do update set store_key = excluded.store_key,
        size_bytes = excluded.size_bytes, sha256 = excluded.sha256, created_at = excluded.created_at)
    insert into ${artifactUsage} as used (team_id, folder, size_bytes, files)
    select ${teamId}, folder, sum(size_bytes), sum(files)
    from (
      select folder, size_bytes, 1 as files from file
      union all select folder, -size_bytes, -1 from former) as change
    group by folder
    on conflict (team_id, folder) do update
      set size_bytes = used.size_bytes + excluded.size_bytes, files = used.files + excluded.files`);
}
