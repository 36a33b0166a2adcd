import { randomUUID } from "node:crypto";
import { artifactUploads } from "#db/schema/index.ts";
import { database } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";
import { inTurns } from "#server/core/in-turns.ts";
import { intake } from "#server/core/operation.ts";
import { within } from "#server/core/run-statement.ts";
import { store } from "#server/store/open.ts";
import type { PartsUpload } from "#server/store/store.ts";
import { assertNamesFree } from "../occupied.ts";
import { newStoreKey } from "../show.ts";
import { holderOf, uploadHours } from "./rules.ts";
import { CreateUpload } from "./schema.ts";

/** An upload that has begun. `addresses` are the store's own, part by part, where clients can reach it. */
export type BegunUpload = { uploadId: string; expiresAt: Date; addresses: string[] | undefined };

/**
 * Begins an upload in parts, which only its caller goes on with, for this path, within twelve hours.
 *
 * @throws AppError `invalid` when a file stands where the path needs a folder, or the other way round.
 */
export const createUpload = intake({
  action: "artifact.upload",
  input: CreateUpload,
  async handle({ caller, input, now }): Promise<BegunUpload> {
    const { path, parts } = input;
    if (path === "") throw invalid("Invalid path", { reason: "A file needs a name." });
    const teamId = caller.team.id;
    await assertNamesFree(within(database()), teamId, [path]);
    const key = newStoreKey(teamId);
    const upload = { key, uploadId: await store().parts.begin(key) };
    const id = randomUUID();
    const expiresAt = new Date(now.getTime() + uploadHours * 3_600_000);
    await database()
      .insert(artifactUploads)
      .values({
        teamId,
        id,
        path,
        parts,
        storeKey: key,
        storeUploadId: upload.uploadId,
        holder: holderOf(caller.actor),
        createdAt: now,
        expiresAt,
      });
    return { uploadId: id, expiresAt, addresses: await addressParts(upload, parts) };
  },
});

async function addressParts(upload: PartsUpload, parts: number): Promise<string[] | undefined> {
  const { direct } = store();
  return direct && inTurns(parts, (number) => direct.ofPart(upload, number, uploadHours * 3600));
}
