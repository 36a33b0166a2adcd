import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { assertKey } from "./keys.ts";
import { measured } from "./measure.ts";
import { listUploads } from "./s3-abandoned.ts";
import { type Bucket, type BucketSettings, makeS3Client } from "./s3-client.ts";
import { directAddresses } from "./s3-direct.ts";
import { encryptionHeaders } from "./s3-encryption.ts";
import { explained, incomplete, isAbsent } from "./s3-failure.ts";
import { bucketParts } from "./s3-parts.ts";
import type { ByteRange, Store, StoredObject } from "./store.ts";

/** An upload holds two parts in memory, and while one is gathered a third. S3 takes 10,000: a PUT of 78 GiB at most. */
const partBytes = 8 * 1024 * 1024;
const partsAtOnce = 2;

/** A store in a bucket of any S3 server. S3 itself shows an object whole or not at all. */
export function openS3Store(settings: BucketSettings): Store {
  const { bucket: Bucket, prefix } = settings;
  const client = makeS3Client(settings);
  const at = (key: string) => ({ Bucket, Key: `${prefix}${assertKey(key)}` });
  const bucket = { client, settings, at };
  const open: Store["open"] = (key, range) => orAbsent(readObject(bucket, key, range));
  return {
    put: (key, bytes) => explained(putObject(bucket, key, bytes)),
    open,
    delete: async (key) => void (await explained(client.send(new DeleteObjectCommand(at(key))))),
    has: async (key) => (await orAbsent(client.send(new HeadObjectCommand(at(key))))) !== undefined,
    list: (below) => listObjects(bucket, below),
    removeAbandoned: (before) => explained(removeAbandoned(bucket, before)),
    check: async () =>
      void (await explained(client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, MaxKeys: 1 })))),
    parts: bucketParts(bucket, open),
    direct: settings.isReachable ? directAddresses(bucket) : undefined,
  };
}

/** The uploader gathers parts, sends them, tries a part again and gives the whole up when the source fails. */
async function putObject({ client, settings, at }: Bucket, key: string, bytes: AsyncIterable<Uint8Array>) {
  const measuring = measured(bytes);
  const Body = Readable.from(measuring.bytes());
  const params = { ...at(key), ...encryptionHeaders(settings.encryption), Body };
  await new Upload({ client, params, partSize: partBytes, queueSize: partsAtOnce }).done();
  return measuring.result();
}

async function readObject({ client, at }: Bucket, key: string, range?: ByteRange) {
  const Range = range && `bytes=${range.first}-${range.last}`;
  const { Body } = await client.send(new GetObjectCommand({ ...at(key), Range }));
  if (Body === undefined) throw incomplete();
  return Body.transformToWebStream() as ReadableStream<Uint8Array>;
}

async function* listObjects({ client, settings }: Bucket, below: string): AsyncGenerator<StoredObject> {
  const { bucket, prefix } = settings;
  const Prefix = `${prefix}${assertKey(below.replace(/\/$/u, ""))}/`;
  const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix });
  for (;;) {
    const { value: page, done } = await explained(pages.next());
    if (done === true) return;
    for (const { Key = "", Size = 0, LastModified = new Date() } of page.Contents ?? []) {
      yield { key: Key.slice(prefix.length), sizeBytes: Size, storedAt: LastModified };
    }
  }
}

async function removeAbandoned({ client, settings }: Bucket, before: Date): Promise<number> {
  let removed = 0;
  for await (const { Key, UploadId, Initiated } of listUploads(client, settings)) {
    if (Initiated === undefined || Initiated >= before) continue;
    await orAbsent(client.send(new AbortMultipartUploadCommand({ Bucket: settings.bucket, Key, UploadId })));
    removed += 1;
  }
  return removed;
}

async function orAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await explained(work);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
