import { and, isNull } from "drizzle-orm";
import { artifactUploads } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { intake } from "#server/core/operation.ts";
import { within } from "#server/core/run-statement.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { store } from "#server/store/open.ts";
import type { StoredBytes } from "#server/store/store.ts";
import { topicsOf } from "../roots.ts";
import { showFiles } from "../show.ts";
import { inStore, loadUpload, noUpload, ownUpload } from "./load.ts";
import { assertAllParts } from "./rules.ts";
import { CompleteUpload } from "./schema.ts";

/**
 * Makes the file of all its parts and shows it, whole or not at all, with its size and SHA-256: the store reads it once
 * for that, so that a large one takes a while. Clients that lose patience ask again: while it goes on they wait for the
 * same end, and after it they are answered as before.
 *
 * @throws AppError `notFound` for an upload that is not the caller's, `invalid` when a part is missing or not the one it
 *   was answered with, or the path has been taken in the meantime.
 */
export const completeUpload = intake({
  action: "artifact.upload",
  input: CompleteUpload,
  async handle({ caller, input, now, notify }): Promise<{ path: string }> {
    const { path } = input;
    const upload = await loadUpload(caller, input, now);
    if (upload.completedAt !== null) return { path };
    assertAllParts(upload.parts, input.parts);
    await once(`${caller.team.id}/${upload.id}`, async () => {
      const stored = await store().parts.join(inStore(upload), input.parts);
      await show(caller, { uploadId: upload.id, path, storeKey: upload.storeKey }, stored, now);
    });
    for (const topic of topicsOf(path)) notify(topic);
    return { path };
  },
});

/** Two processes may both have joined the parts: the row decides which of them shows the file. */
async function show(
  caller: Caller,
  file: { uploadId: string; path: string; storeKey: string },
  stored: StoredBytes,
  now: Date,
): Promise<void> {
  const { path, storeKey } = file;
  await database().transaction(async (tx) => {
    const mine = ownUpload(caller, file);
    const completed = await tx
      .update(artifactUploads)
      .set({ completedAt: now })
      .where(and(mine, isNull(artifactUploads.completedAt)))
      .returning({ id: artifactUploads.id });
    if (completed.length === 1)
      await showFiles(within(tx), caller.team.id, [{ path, storeKey, ...stored, createdAt: now }]);
    else if ((await tx.$count(artifactUploads, mine)) === 0) throw noUpload();
  });
}

const underWay = oncePerProcess("uploads-completing", () => new Map<string, Promise<void>>());

/** Does the work, or waits for the same that is under way. */
async function once(name: string, work: () => Promise<void>): Promise<void> {
  const going = underWay.get(name);
  if (going !== undefined) return going;
  const started = work().finally(() => underWay.delete(name));
  underWay.set(name, started);
  await started;
}
