import { hash, randomBytes } from "node:crypto";

/**
 * A new secret of 192 random bits, as 48 hex digits: a double click selects all of it.
 * So many bits cannot be guessed, which is why a plain hash of it is enough at rest.
 */
export function makeSecret(): string {
  return randomBytes(24).toString("hex");
}

/** What is stored of a secret: its SHA-256. A dump of the database opens nothing. */
export function hashSecret(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}
