import { type SQL, sql } from "drizzle-orm";
import { artifacts, artifactUsage } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import type { StorageUsed } from "./schema.ts";

/** The folder in whose row of `artifact_usage` a file counts: the first two names of its path, fewer nearer to the root. */
export function countedFolder(path: string): string {
  return path.split("/").slice(0, -1).slice(0, 2).join("/");
}

/** The same for the rows of a statement. */
export const countedFolderOfRow: SQL<string> = sql<string>`array_to_string(
  (string_to_array(${artifacts.path}, '/'))[1:least(2, cardinality(string_to_array(${artifacts.path}, '/')) - 1)], '/')`;

/** Adds to what a folder takes, in the transaction that shows the file. */
export async function addUsage(tx: Tx, teamId: number, folder: string, more: StorageUsed): Promise<void> {
  await tx
    .insert(artifactUsage)
    .values({ teamId, folder, ...more })
    .onConflictDoUpdate({
      target: [artifactUsage.teamId, artifactUsage.folder],
      set: {
        sizeBytes: sql`${artifactUsage.sizeBytes} + ${more.sizeBytes}`,
        files: sql`${artifactUsage.files} + ${more.files}`,
      },
    });
}
