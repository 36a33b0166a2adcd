import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError, findCode, invalid, notFound } from "#server/core/errors.ts";
import { orUndefined } from "./absent.ts";
import { fileStream } from "./file-stream.ts";
import { writeWhole } from "./folder-write.ts";
import { measure, measured } from "./measure.ts";
import type { PartsUpload, PartStore, SentPart, Store } from "./store.ts";
import { explainWriteFailure } from "./write-failure.ts";

/**
 * Parts in `parts/<upload>/`, each under its number and tag, so that one sent twice with other bytes is two files and
 * joining takes the very one its sender means. While they are joined the disk holds them twice.
 */
export function folderParts(root: string, store: Pick<Store, "put" | "open">): PartStore {
  const folderOf = ({ uploadId }: PartsUpload) => join(root, "parts", assertUploadId(uploadId));
  const joinFiles = async (folder: string, { key }: PartsUpload, parts: readonly SentPart[]) => {
    const there = new Set(await orUndefined(readdir(folder)));
    const wanted = parts.toSorted((a, b) => a.number - b.number);
    const missing = wanted.find((part) => !there.has(fileOf(part)));
    if (missing !== undefined) throw noPart(missing);
    return store.put(key, concatenate(wanted.map((part) => join(folder, fileOf(part)))));
  };
  return {
    async begin() {
      const uploadId = randomUUID();
      const folder = join(root, "parts", uploadId);
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
        throw explainWriteFailure(error);
      });
      return uploadId;
    },
    async put(upload, number, bytes) {
      const measuring = measured(bytes);
      const tagOf = () => Buffer.from(measuring.result().sha256).toString("hex");
      let tag = "";
      const place = async () => join(folderOf(upload), fileOf({ number, tag: (tag = tagOf()) }));
      await writeWhole(join(root, "incoming"), measuring.bytes(), place).catch(explainGone);
      return `"${tag}"`;
    },
    async join(upload, parts) {
      const folder = folderOf(upload);
      // A process that died after the whole was there may have taken some of the parts away.
      const joined = await store.open(upload.key);
      const stored = joined === undefined ? await joinFiles(folder, upload, parts) : await measure(joined);
      await rm(folder, { recursive: true, force: true });
      return stored;
    },
    async drop(upload) {
      // Another store's upload may be asked for after ARTIFACTS_URL has changed.
      if (isUploadId(upload.uploadId)) await rm(folderOf(upload), { recursive: true, force: true });
    },
  };
}

const isUploadId = (uploadId: string) => /^[0-9a-f-]{36}$/u.test(uploadId);

function assertUploadId(uploadId: string): string {
  if (isUploadId(uploadId)) return uploadId;
  throw notFound("This upload was begun in another store. Begin it anew.");
}

/** A tag is a caller's text: what is not one of ours names a file that cannot exist. */
function fileOf({ number, tag }: SentPart): string {
  const [digest] = /[0-9a-f]{64}/u.exec(tag) ?? ["unknown"];
  return `${number}-${digest}`;
}

async function* concatenate(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) yield* fileStream(await open(file, "r"));
}

const noPart = ({ number }: SentPart) =>
  invalid(`Part ${number} is missing, or its ETag is not the one it was answered with. Send the part again.`);

/** The folder goes when the upload is dropped, also while a part is on its way. */
function explainGone(error: unknown): never {
  if (findCode(error) !== "ENOENT" || error instanceof AppError) throw error;
  throw notFound("This upload was ended or given up. Begin it anew.");
}
