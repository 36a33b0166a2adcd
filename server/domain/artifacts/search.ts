import { and, asc, gt, type SQL, sql } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { below, nameBelow } from "./below.ts";
import { type ArtifactEntry, type ArtifactPage, SearchArtifacts } from "./schema.ts";
import { countFiles } from "./storage.ts";

type Slice = { db: Reader; teamId: number; folder: string; after: string; limit: number };

/**
 * What is directly inside a folder of the team's root, a page at a time: folders first, then files, each by name in byte
 * order. A page goes on after the entry that `cursor` names, whether that is still there or not. The files of a page are
 * read off the index, so that a hundred thousand beside them cost nothing.
 */
export const searchArtifacts = query({
  action: "artifact.read",
  input: SearchArtifacts,
  async handle({ db, caller, input }): Promise<ArtifactPage> {
    const { path: folder, cursor, limit } = input;
    const slice = { db, teamId: caller.team.id, folder, after: cursor?.name ?? "", limit: limit + 1 };
    const folders = cursor?.kind === "file" ? [] : await listFolders(slice);
    const left = slice.limit - folders.length;
    const after = cursor?.kind === "file" ? cursor.name : "";
    const files = left === 0 ? [] : await listFiles({ ...slice, after, limit: left });
    const entries = [...folders, ...files].slice(0, limit);
    const last = folders.length + files.length > limit ? entries.at(-1) : undefined;
    const next = last === undefined ? null : { kind: last.kind, name: last.name };
    return { entries, next, total: await countFiles(db, slice.teamId, folder) };
  },
});

async function listFolders({ db, teamId, folder, after, limit }: Slice): Promise<ArtifactEntry[]> {
  const { rest, isFolder } = partsBelow(folder);
  const name = sql<string>`split_part(${rest}, '/', 1)`;
  const rows = await db
    .select({
      name: name.as("name"),
      sizeBytes: sql`sum(${artifacts.sizeBytes})`.mapWith(Number),
      files: sql`count(*)`.mapWith(Number),
    })
    .from(artifacts)
    .where(and(below(teamId, folder), isFolder, sql`${name} > ${after}`))
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .limit(limit);
  return rows.map(({ name: of, sizeBytes, files }) => ({ kind: "folder", name: of, sizeBytes, files }));
}

async function listFiles({ db, teamId, folder, after, limit }: Slice): Promise<ArtifactEntry[]> {
  const { rest, isFolder } = partsBelow(folder);
  const from = gt(artifacts.path, folder === "" ? after : `${folder}/${after}`);
  const rows = await db
    .select({ name: rest, sizeBytes: artifacts.sizeBytes })
    .from(artifacts)
    .where(and(below(teamId, folder), from, sql`not ${isFolder}`))
    .orderBy(asc(artifacts.path))
    .limit(limit);
  return rows.map(({ name, sizeBytes }) => ({ kind: "file", name, sizeBytes, files: 1 }));
}

function partsBelow(folder: string): { rest: SQL<string>; isFolder: SQL } {
  const rest = nameBelow(folder);
  return { rest, isFolder: sql`strpos(${rest}, '/') > 0` };
}
