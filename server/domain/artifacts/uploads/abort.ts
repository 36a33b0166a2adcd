import { and, isNull } from "drizzle-orm";
import { artifactUploads } from "#db/schema/index.ts";
import { database } from "#server/core/database.ts";
import { intake } from "#server/core/operation.ts";
import { store } from "#server/store/open.ts";
import { alreadyComplete, inStore, loadUpload, ownUpload } from "./load.ts";
import { OfUpload } from "./schema.ts";

/**
 * Gives an upload up: its parts go, and nothing of it was ever visible.
 *
 * @throws AppError `notFound` for an upload that is not the caller's, `precondition` once it is complete.
 */
export const abortUpload = intake({
  action: "artifact.upload",
  input: OfUpload,
  async handle({ caller, input, now }): Promise<{ path: string }> {
    const upload = await loadUpload(caller, input, now);
    const ended = await database()
      .delete(artifactUploads)
      .where(and(ownUpload(caller, input), isNull(artifactUploads.completedAt)))
      .returning({ id: artifactUploads.id });
    if (ended.length === 0) throw alreadyComplete();
    await store().parts.drop(inStore(upload));
    await store().delete(upload.storeKey);
    return { path: input.path };
  },
});
