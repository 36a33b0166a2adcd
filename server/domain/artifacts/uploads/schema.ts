import { z } from "zod";
import { ArtifactPath, ByteStream } from "../schema.ts";

/** As many as S3 takes. */
export const partsMax = 10_000;
/** The largest part that S3 takes. */
const partBytesMax = 5 * 1024 ** 3;

const UploadId = z.uuid("This is not the id of an upload.");
/** Counted from 1; how many there are is the upload's own matter. */
const PartNumber = z.int().min(1);

export const CreateUpload = z.strictObject({ path: ArtifactPath, parts: PartNumber.max(partsMax) });

/** An upload and the path it is for: an id alone opens nothing. */
export const OfUpload = z.strictObject({ uploadId: UploadId, path: ArtifactPath });

export const ReceivePart = z.strictObject({
  uploadId: UploadId,
  number: PartNumber,
  sizeBytes: z.int().min(0).max(partBytesMax, "A part has at most 5 GiB."),
  bytes: ByteStream,
});

export const CompleteUpload = OfUpload.extend({
  parts: z
    .array(z.strictObject({ number: PartNumber, tag: z.string().max(200) }))
    .min(1)
    .max(partsMax),
});
