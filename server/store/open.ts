import { join } from "node:path";
import { settings, type Settings } from "#server/core/env.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { openFolderStore } from "./folder.ts";
import { openS3Store } from "./s3.ts";
import type { Store } from "./store.ts";

const holder = oncePerProcess<{ store: Store | undefined }>("store", () => ({ store: undefined }));

/** The process's one store, where ARTIFACTS_URL says; without it the folder `artifacts` in `DATA_DIR`. */
export function store(): Store {
  return (holder.store ??= openStore(settings));
}

/** Puts another store in its place, for tests. */
export function useStore(other: Store): void {
  holder.store = other;
}

function openStore(from: Settings): Store {
  const place = from.artifactsUrl;
  if (place?.kind !== "bucket") return openFolderStore(place?.folder ?? join(from.dataDir, "artifacts"));
  return openS3Store({
    bucket: place.bucket,
    prefix: place.prefix,
    endpoint: from.s3Endpoint,
    region: from.s3Region,
    pathStyle: from.s3PathStyle,
    encryption: from.s3Sse,
    isReachable: from.s3Direct,
    credentials: credentialsOf(from),
  });
}

function credentialsOf({ awsAccessKeyId, awsSecretAccessKey, awsSessionToken }: Settings) {
  if (awsAccessKeyId === undefined || awsSecretAccessKey === undefined) return undefined;
  return {
    accessKeyId: awsAccessKeyId,
    secretAccessKey: awsSecretAccessKey,
    ...(awsSessionToken !== undefined && { sessionToken: awsSessionToken }),
  };
}
