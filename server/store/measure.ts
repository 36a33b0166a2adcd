import { createHash } from "node:crypto";
import type { StoredBytes } from "./store.ts";

/** Passes bytes on and measures them: `result` is theirs once they have all gone by. */
export function measured(bytes: AsyncIterable<Uint8Array>) {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  return {
    async *bytes(): AsyncGenerator<Uint8Array> {
      for await (const chunk of bytes) {
        hash.update(chunk);
        sizeBytes += chunk.byteLength;
        yield chunk;
      }
    },
    result: (): StoredBytes => ({ sizeBytes, sha256: new Uint8Array(hash.digest()) }),
  };
}

/** Reads all there is and measures it. */
export async function measure(bytes: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
  const measuring = measured(bytes);
  for await (const _ of measuring.bytes());
  return measuring.result();
}
