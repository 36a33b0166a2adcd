import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { AppError, notFound } from "#server/core/errors.ts";
import { measure } from "./measure.ts";
import { encryptionHeaders } from "./s3-encryption.ts";
import { explained, incomplete, isAbsent, nameOf, partFaults } from "./s3-failure.ts";
import type { Bucket } from "./s3-client.ts";
import type { PartsUpload, PartStore, SentPart, Store } from "./store.ts";

/**
 * S3's own multipart upload. Parts that were sent to the bucket directly never passed us, and S3 keeps no SHA-256 of a
 * whole such object; so joining reads it back once, which also tells its size.
 */
export function bucketParts(bucket: Bucket, open: Store["open"]): PartStore {
  const { client, settings, at } = bucket;
  const ofUpload = ({ key, uploadId }: PartsUpload) => ({ ...at(key), UploadId: uploadId });
  return {
    async begin(key) {
      const command = new CreateMultipartUploadCommand({
        ...at(key),
        ...encryptionHeaders(settings.encryption),
      });
      const { UploadId } = await explained(client.send(command));
      if (UploadId === undefined) throw incomplete();
      return UploadId;
    },
    async put(upload, number, bytes, sizeBytes) {
      const part = { ...ofUpload(upload), PartNumber: number, ContentLength: sizeBytes };
      const sent = pour(bytes, (Body, abortSignal) =>
        client.send(new UploadPartCommand({ ...part, Body }), { abortSignal }),
      );
      const { ETag } = await explained(sent).catch(explainGone);
      if (ETag === undefined) throw incomplete();
      return ETag;
    },
    async join(upload, parts) {
      await joinParts(bucket, upload, parts);
      const object = await open(upload.key);
      if (object === undefined) throw notFound("This upload was ended or given up. Begin it anew.");
      return explained(measure(object));
    },
    async drop(upload) {
      await explained(client.send(new AbortMultipartUploadCommand(ofUpload(upload)))).catch(ignoreAbsent);
    },
  };
}

/**
 * Sends bytes as they come. The SDK only pipes a stream: it hears of no failure of the source, which then ends the
 * request here and is what is thrown.
 */
async function pour<T>(
  bytes: AsyncIterable<Uint8Array>,
  send: (body: Readable, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const body = Readable.from(bytes);
  const broken = new AbortController();
  body.once("error", (error) => broken.abort(error));
  try {
    return await send(body, broken.signal);
  } catch (error) {
    throw broken.signal.aborted ? broken.signal.reason : error;
  } finally {
    body.destroy();
  }
}

/** An upload that S3 no longer knows was joined before, or given up: whether the object is there tells which. */
async function joinParts({ client, at }: Bucket, { key, uploadId }: PartsUpload, parts: readonly SentPart[]) {
  const Parts = parts
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, tag }) => ({ PartNumber: number, ETag: tag }));
  const command = new CompleteMultipartUploadCommand({
    ...at(key),
    UploadId: uploadId,
    MultipartUpload: { Parts },
  });
  await explained(client.send(command)).catch((error: unknown) => {
    const fault = partFaults[nameOf(error)];
    if (fault !== undefined) throw new AppError("invalid", fault, { cause: error });
    ignoreAbsent(error);
  });
}

function ignoreAbsent(error: unknown): void {
  if (!isAbsent(error)) throw error;
}

function explainGone(error: unknown): never {
  if (!isAbsent(error)) throw error;
  throw notFound("This upload was ended or given up. Begin it anew.");
}
