import {
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  type MultipartUpload,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { BucketSettings } from "./s3-client.ts";

/** Every upload in parts under way below the store's prefix, whoever began it. */
export async function* listUploads(
  client: S3Client,
  { bucket, prefix }: BucketSettings,
): AsyncGenerator<MultipartUpload> {
  let marker: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
  while (marker !== undefined) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...marker }),
    );
    // Not every server honours the prefix here, and others' uploads in the bucket are none of ours.
    yield* (page.Uploads ?? []).filter(({ Key }) => Key?.startsWith(prefix));
    marker =
      page.IsTruncated === true && page.NextKeyMarker !== undefined
        ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
        : undefined;
  }
}
