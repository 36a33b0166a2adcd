import { type SQL, sql } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";

/** The folder in whose row of `artifact_usage` a file counts: the first two names of its path, fewer nearer to the root. */
export function countedFolder(path: string): string {
  return path.split("/").slice(0, -1).slice(0, 2).join("/");
}

/** The same for the rows of a statement. */
export const countedFolderOfRow: SQL<string> = sql<string>`array_to_string(
  (string_to_array(${artifacts.path}, '/'))[1:least(2, cardinality(string_to_array(${artifacts.path}, '/')) - 1)], '/')`;
