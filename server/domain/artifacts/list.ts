import { sql } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { below, nameBelow } from "./below.ts";
import { loadRunRoot } from "./roots.ts";
import { AtPath, InRun, type ArtifactEntry, type RunListing } from "./schema.ts";

/** What is directly inside a folder of the team's root, by name in byte order; nothing when it is a file or missing. */
export const listArtifacts = query({
  action: "artifact.read",
  input: AtPath,
  handle: ({ db, caller, input }) => listFolder(db, caller.team.id, input.path),
});

/**
 * What is directly inside a folder of a run, with where that folder is below the team's root.
 *
 * @throws AppError `notFound` for a run the team does not have.
 */
export const listRunArtifacts = query({
  action: "artifact.read",
  input: InRun,
  async handle({ db, caller, input }): Promise<RunListing> {
    const root = await loadRunRoot(db, caller.team.id, input.runId);
    const folder = joinPath(root.path, input.path);
    return { rootUri: root.uri, folder, entries: await listFolder(db, caller.team.id, folder) };
  },
});

/** Two paths in their one spelling as one; either may be the root. */
export function joinPath(folder: string, path: string): string {
  return folder === "" || path === "" ? `${folder}${path}` : `${folder}/${path}`;
}

/** Folders are not kept anywhere: they are what the paths of files say. */
function listFolder(db: Reader, teamId: number, folder: string): Promise<ArtifactEntry[]> {
  const rest = nameBelow(folder);
  const name = sql<string>`split_part(${rest}, '/', 1)`;
  return db
    .select({
      name: name.as("name"),
      kind: sql<
        ArtifactEntry["kind"]
      >`case when bool_or(strpos(${rest}, '/') > 0) then 'folder' else 'file' end`,
      sizeBytes: sql`sum(${artifacts.sizeBytes})`.mapWith(Number),
      files: sql`count(*)`.mapWith(Number),
    })
    .from(artifacts)
    .where(below(teamId, folder))
    .groupBy(sql`1`)
    .orderBy(sql`1`);
}
