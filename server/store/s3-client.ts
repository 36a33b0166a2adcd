import { S3Client } from "@aws-sdk/client-s3";
import type { Encryption } from "#server/core/env-shapes.ts";
import { log } from "#server/core/log.ts";

/** Which bucket, what every key in it begins with (`""` or `a/b/`), and how it is spoken to. */
export type BucketSettings = {
  bucket: string;
  prefix: string;
  endpoint?: string | undefined;
  region?: string | undefined;
  pathStyle?: boolean | undefined;
  encryption?: Encryption | undefined;
  /** Whether clients may be sent to the bucket. */
  isReachable: boolean;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | undefined;
};

/** A bucket as the parts of its store see it: how to call it, and where in it a key is. */
export type Bucket = {
  client: S3Client;
  settings: BucketSettings;
  at: (key: string) => { Bucket: string; Key: string };
};

/** As many transfers at once; a reader that is slow holds one. */
const socketsMax = 256;

/** A client of the bucket's server. It opens nothing before it is used, and connects anew after every fault. */
export function makeS3Client({ endpoint, region, pathStyle, credentials }: BucketSettings): S3Client {
  const hasOwnServer = endpoint !== undefined;
  const knownRegion = region ?? (hasOwnServer ? "us-east-1" : undefined);
  return new S3Client({
    ...(hasOwnServer && { endpoint }),
    ...(knownRegion !== undefined && { region: knownRegion }),
    ...(credentials !== undefined && { credentials }),
    forcePathStyle: pathStyle ?? hasOwnServer,
    // The checksums the SDK adds by itself are unknown to some servers and cannot be part of a signed address. Every
    // upload is signed with the SHA-256 of its bytes or measured by us.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    logger: quiet,
    requestHandler: {
      connectionTimeout: 5_000,
      socketTimeout: 120_000,
      httpAgent: { maxSockets: socketsMax, keepAlive: true },
      httpsAgent: { maxSockets: socketsMax, keepAlive: true },
    },
  });
}

const ignore = () => undefined;
const note = (...words: unknown[]) => log.debug({ words }, "the S3 client says");

/** The SDK writes warnings to the console unless it is given somewhere else; what matters of them is thrown as well. */
const quiet = { trace: ignore, debug: ignore, info: ignore, warn: note, error: note };
