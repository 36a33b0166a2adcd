import { invalid } from "#server/core/errors.ts";
import type { Run } from "#server/core/run-statement.ts";

/** @throws AppError `invalid` when a folder of a path is a file, or a path itself is a folder: no client's disk could hold both. */
export async function assertNamesFree(run: Run, teamId: number, paths: readonly string[]): Promise<void> {
  const folders = [...new Set(paths.flatMap(foldersOf))];
  const [taken] = await run({ text, parameters: [teamId, folders, [...paths]] });
  if (taken === undefined) return;
  throw taken["is"] === "file"
    ? invalid(`"${String(taken["path"])}" is a file, so nothing can be kept inside it.`)
    : invalid(`"${String(taken["path"])}" is a folder, so no file can take its name.`);
}

function foldersOf(path: string): string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/**
 * "0" follows "/" in byte order, so the range holds what begins with "path/" and nothing else. Its first row is asked for,
 * and in order: a plan made while the table is small would otherwise read all of the team's rows when it has grown.
 */
const text = `
select path, 'file' as is from artifacts where team_id = $1::int4 and path = any($2::text[])
union all
select wanted.path, 'folder' as is
from unnest($3::text[]) as wanted(path), lateral (
  select from artifacts
  where team_id = $1::int4 and path >= wanted.path || '/' and path < wanted.path || '0'
  order by path limit 1) as inside
limit 1`;
