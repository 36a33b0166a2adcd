import { sql } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";

/** @throws AppError `invalid` when a folder of a path is a file, or a path itself is a folder: no client's disk could hold both. */
export async function assertNamesFree(db: Reader, teamId: number, paths: readonly string[]): Promise<void> {
  const folders = [...new Set(paths.flatMap(foldersOf))];
  // "0" follows "/" in byte order, so the range holds what begins with "path/" and nothing else.
  const [taken] = await db.execute<{ path: string; is: "file" | "folder" }>(sql`
    select path, 'file' as is from ${artifacts}
    where team_id = ${teamId} and path = any(${sql.param(folders)}::text[])
    union all
    select wanted.path, 'folder' as is from unnest(${sql.param(paths)}::text[]) as wanted(path)
    where exists (
      select from ${artifacts} as inside
      where inside.team_id = ${teamId} and inside.path >= wanted.path || '/' and inside.path < wanted.path || '0')
    limit 1`);
  if (taken?.is === "file") throw invalid(`"${taken.path}" is a file, so nothing can be kept inside it.`);
  if (taken?.is === "folder") throw invalid(`"${taken.path}" is a folder, so no file can take its name.`);
}

function foldersOf(path: string): string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
