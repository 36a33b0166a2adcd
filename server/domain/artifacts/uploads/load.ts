import { and, eq, gt, type SQL } from "drizzle-orm";
import { artifactUploads } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database, type Reader } from "#server/core/database.ts";
import { notFound, precondition } from "#server/core/errors.ts";
import type { PartsUpload } from "#server/store/store.ts";
import { holderOf } from "./rules.ts";

type Upload = typeof artifactUploads.$inferSelect;

/** The row of the caller's own upload. Another's, another team's and another path's are as if there were none. */
export function ownUpload(
  { team, actor }: Caller,
  { uploadId, path }: { uploadId: string; path?: string },
): SQL | undefined {
  return and(
    eq(artifactUploads.teamId, team.id),
    eq(artifactUploads.id, uploadId),
    eq(artifactUploads.holder, holderOf(actor)),
    path === undefined ? undefined : eq(artifactUploads.path, path),
  );
}

/** @throws AppError `notFound` for an upload that is not the caller's, for another path, or expired. */
export async function loadUpload(
  caller: Caller,
  wanted: { uploadId: string; path?: string },
  now: Date,
  db: Reader = database(),
): Promise<Upload> {
  const [upload] = await db
    .select()
    .from(artifactUploads)
    .where(and(ownUpload(caller, wanted), gt(artifactUploads.expiresAt, now)));
  if (upload === undefined) throw noUpload();
  return upload;
}

export const noUpload = () => notFound("There is no such upload, or it has expired. Begin it anew.");

export const alreadyComplete = () =>
  precondition("This upload is complete already, and its file is kept. Delete the file if it is not wanted.");

/** The upload as the store knows it. */
export const inStore = ({ storeKey, storeUploadId }: Upload): PartsUpload => ({
  key: storeKey,
  uploadId: storeUploadId,
});
