import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { precondition } from "#server/core/errors.ts";
import { deriveKey } from "#server/core/installation-secret.ts";

/** Which row a secret is sealed for: moved to another one, it does not open. */
export type Place = { teamId: number; id: string };

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

const keyOf = () => deriveKey("webhook secrets");
const nameOf = ({ teamId, id }: Place) => Buffer.from(`${teamId}/${id}`);

/** Encrypts a secret for its row, as nonce, tag and ciphertext; an empty one is none. */
export async function sealSecret(place: Place, secret: string): Promise<Uint8Array | null> {
  if (secret === "") return null;
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, await keyOf(), iv).setAAD(nameOf(place));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** The secret again. @throws AppError `precondition` when it was sealed under another SESSION_SECRET */
export async function openSecret(place: Place, sealed: Uint8Array): Promise<string> {
  const decipher = createDecipheriv(algorithm, await keyOf(), sealed.subarray(0, ivBytes))
    .setAAD(nameOf(place))
    .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return decipher.update(sealed.subarray(ivBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
  } catch {
    throw precondition(
      "The secret cannot be read: it was kept under another SESSION_SECRET. Enter it again for this webhook.",
    );
  }
}
