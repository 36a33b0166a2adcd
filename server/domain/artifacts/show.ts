import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import type { StoredBytes } from "#server/store/store.ts";
import { hideFiles } from "./hide.ts";
import { lockTree } from "./lock.ts";
import { assertNameFree } from "./occupied.ts";
import { addUsage, countedFolder } from "./usage.ts";

/** A file whose bytes the store has, about to be shown under its path. */
export type StoredFile = StoredBytes & { teamId: number; path: string; storeKey: string };

/** No part of it is a caller's text; two hexadecimal digits keep folders small. */
export function newStoreKey(teamId: number): string {
  const id = randomUUID();
  return `teams/${teamId}/${id.slice(0, 2)}/${id}`;
}

/**
 * Shows a stored file under its path, in place of the one that was there.
 *
 * @throws AppError `invalid` when a file stands where the path needs a folder, or the other way round.
 */
export async function showFile(tx: Tx, file: StoredFile, now: Date): Promise<void> {
  const { teamId, path, storeKey, sizeBytes, sha256 } = file;
  await lockTree(tx, teamId, path);
  await assertNameFree(tx, teamId, path);
  const here = sql`${artifacts.path} = ${path}`;
  await hideFiles(tx, teamId, here, now);
  await tx.insert(artifacts).values({ teamId, path, storeKey, sizeBytes, sha256, createdAt: now });
  await addUsage(tx, teamId, countedFolder(path), { sizeBytes, files: 1 });
}
