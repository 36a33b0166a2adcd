import { and, eq, inArray } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";
import { below } from "./below.ts";

/** @throws AppError `invalid` when a folder of the path is a file, or the path itself is a folder: no client's disk could hold both. */
export async function assertNameFree(db: Reader, teamId: number, path: string): Promise<void> {
  const inTheWay = db
    .select({ path: artifacts.path })
    .from(artifacts)
    .where(and(eq(artifacts.teamId, teamId), inArray(artifacts.path, foldersOf(path))));
  const [file] = await inTheWay.limit(1);
  if (file !== undefined) throw invalid(`"${file.path}" is a file, so nothing can be kept inside it.`);
  const [inside] = await db
    .select({ path: artifacts.path })
    .from(artifacts)
    .where(below(teamId, path))
    .limit(1);
  if (inside !== undefined) throw invalid(`"${path}" is a folder, so no file can take its name.`);
}

function foldersOf(path: string): string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
