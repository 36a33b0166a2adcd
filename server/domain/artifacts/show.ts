import { randomUUID } from "node:crypto";
import type { Run } from "#server/core/run-statement.ts";
import type { Statement } from "#server/core/statement.ts";
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
 * `run` is in a transaction. Fails when two of them have one path.
 *
 * @throws AppError `invalid` when a file stands where a path needs a folder, or the other way round.
 */
export async function showFiles(run: Run, teamId: number, files: readonly StoredFile[]): Promise<void> {
  const paths = files.map(({ path }) => path);
  const [first] = paths;
  if (first === undefined) return;
  await lockTree(run, teamId, first);
  await run(writeFiles(teamId, files));
  // Afterwards, because these files may be in each other's way.
  await assertNamesFree(run, teamId, paths);
}

function writeFiles(teamId: number, files: readonly StoredFile[]): Statement {
  return {
    text,
    parameters: [
      teamId,
      files.map(({ path }) => path),
      files.map(({ storeKey }) => storeKey),
      files.map(({ sizeBytes }) => sizeBytes),
      files.map(({ sha256 }) => Buffer.from(sha256).toString("hex")),
      files.map(({ createdAt }) => createdAt.toISOString()),
      files.map(({ path }) => countedFolder(path)),
    ],
  };
}

/** The lock sees to it that no former row changes meanwhile. They are looked up by name: a join alone reads all of the team's. */
const text = `
with file as (
  select path, store_key, size_bytes, decode(sha256, 'hex') as sha256, created_at::timestamptz as created_at, folder
  from unnest($2::text[], $3::text[], $4::int8[], $5::text[], $6::text[], $7::text[])
    as file(path, store_key, size_bytes, sha256, created_at, folder)
), former as (
  select file.folder, file.created_at, former.store_key, former.size_bytes
  from artifacts as former join file on file.path = former.path
  where former.team_id = $1::int4 and former.path = any($2::text[])
), noted as (
  insert into artifact_discards (team_id, store_key, discarded_at)
  select $1::int4, store_key, created_at from former
), shown as (
  insert into artifacts (team_id, path, store_key, size_bytes, sha256, created_at)
  select $1::int4, path, store_key, size_bytes, sha256, created_at from file
  on conflict (team_id, path) do update set store_key = excluded.store_key,
    size_bytes = excluded.size_bytes, sha256 = excluded.sha256, created_at = excluded.created_at
)
insert into artifact_usage as used (team_id, folder, size_bytes, files)
select $1::int4, folder, sum(size_bytes), sum(files)
from (
  select folder, size_bytes, 1 as files from file
  union all select folder, -size_bytes, -1 from former) as change
group by folder
on conflict (team_id, folder) do update
  set size_bytes = used.size_bytes + excluded.size_bytes, files = used.files + excluded.files`;
