import type { Encryption } from "#server/core/env-shapes.ts";

/** What S3 is told about encryption when an object or an upload in parts begins. */
export function encryptionHeaders(encryption: Encryption | undefined) {
  if (encryption === undefined) return {};
  if (encryption.algorithm === "AES256") return { ServerSideEncryption: encryption.algorithm };
  const { algorithm, keyId } = encryption;
  return { ServerSideEncryption: algorithm, ...(keyId !== undefined && { SSEKMSKeyId: keyId }) };
}
