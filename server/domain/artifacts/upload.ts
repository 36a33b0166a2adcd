import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { artifacts } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { database } from "#server/core/database.ts";
import { AppError, invalid } from "#server/core/errors.ts";
import { intake } from "#server/core/operation.ts";
import type { StoredBytes } from "#server/store/store.ts";
import { store } from "#server/store/open.ts";
import { discard } from "./discards.ts";
import { lockTree } from "./lock.ts";
import { assertNameFree } from "./occupied.ts";
import { topicsOf } from "./roots.ts";
import { UploadArtifact } from "./schema.ts";

/**
 * Keeps a file under a path, in place of the one that was there. It is visible whole or not at all, and durable when
 * this resolves. The bytes go by before the transaction begins, so a slow upload holds no connection.
 * Like other logging it leaves no event: a run may upload thousands of files.
 *
 * @throws AppError `invalid` when a file stands where the path needs a folder, or the other way round.
 */
export const uploadArtifact = intake({
  action: "artifact.upload",
  input: UploadArtifact,
  async handle({ caller, input, now, notify }) {
    const { path } = input;
    if (path === "") throw invalid("Invalid path", { reason: "A file needs a name." });
    const teamId = caller.team.id;
    await assertNameFree(database(), teamId, path);
    const storeKey = newStoreKey(teamId);
    const stored = await store().put(storeKey, input.bytes);
    try {
      await database().transaction(async (tx) => {
        await lockTree(tx, teamId, path);
        await assertNameFree(tx, teamId, path);
        await showFile(tx, { teamId, path, storeKey, ...stored }, now);
      });
    } catch (error) {
      // Any other failure may have come after the commit: then the sweep decides about the bytes.
      if (error instanceof AppError) await store().delete(storeKey);
      throw error;
    }
    for (const topic of topicsOf(path)) notify(topic);
    return { path, ...stored };
  },
});

/** No part of it is a caller's text; two hexadecimal digits keep folders small. */
function newStoreKey(teamId: number): string {
  const id = randomUUID();
  return `teams/${teamId}/${id.slice(0, 2)}/${id}`;
}

type Row = StoredBytes & { teamId: number; path: string; storeKey: string };

async function showFile(tx: Tx, row: Row, now: Date): Promise<void> {
  const { teamId, path, storeKey, sizeBytes, sha256 } = row;
  const replaced = tx
    .select({ storeKey: artifacts.storeKey })
    .from(artifacts)
    .where(sql`${artifacts.teamId} = ${teamId} and ${artifacts.path} = ${path}`);
  await discard(tx, teamId, replaced, now);
  const changed = { storeKey, sizeBytes, sha256, createdAt: now };
  await tx
    .insert(artifacts)
    .values({ teamId, path, ...changed })
    .onConflictDoUpdate({ target: [artifacts.teamId, artifacts.path], set: changed });
}
