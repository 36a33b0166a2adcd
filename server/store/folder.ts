import { createHash, randomUUID } from "node:crypto";
import type { Dirent } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { access, mkdir, open, opendir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findCode } from "#server/core/errors.ts";
import { fileStream } from "./file-stream.ts";
import type { Store, StoredObject } from "./store.ts";
import { explainWriteFailure } from "./write-failure.ts";

/** Keys are made by the product; this only makes sure that it stays so. */
const wellFormed = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/u;
const writeBytes = 1024 * 1024;

/** A store in a folder of this machine: `objects/<key>` for what is whole, `incoming/` for what is on its way. */
export function openFolderStore(root: string): Store {
  const incoming = join(root, "incoming");
  const objects = join(root, "objects");
  const place = (key: string) => join(objects, assertKey(key));
  return {
    async put(key, bytes) {
      const target = place(key);
      const unfinished = join(incoming, randomUUID());
      try {
        await mkdir(incoming, { recursive: true, mode: 0o700 });
        const stored = await write(unfinished, bytes);
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        await rename(unfinished, target);
        await syncFolder(dirname(target));
        return stored;
      } catch (error) {
        await rm(unfinished, { force: true });
        throw explainWriteFailure(error);
      }
    },
    async open(key, range) {
      const handle = await orUndefined(open(place(key), "r"));
      return handle && fileStream(handle, range);
    },
    delete: (key) => rm(place(key), { force: true }),
    has: async (key) => (await orUndefined(access(place(key)).then(() => true))) ?? false,
    list: (prefix) => listObjects(objects, assertKey(prefix.replace(/\/$/u, ""))),
    removeAbandoned: (before) => removeOlder(incoming, before),
  };
}

function assertKey(key: string): string {
  if (!wellFormed.test(key)) throw new Error("a key of the store is not one that the product makes");
  return key;
}

/** Small chunks are gathered, because each write is a trip to another thread. */
async function write(file: string, bytes: AsyncIterable<Uint8Array>) {
  const handle = await open(file, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    let sizeBytes = 0;
    let gathered: Uint8Array[] = [];
    let gatheredBytes = 0;
    for await (const chunk of bytes) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
      gathered.push(chunk);
      gatheredBytes += chunk.byteLength;
      if (gatheredBytes < writeBytes) continue;
      await writeAll(handle, gathered, gatheredBytes);
      gathered = [];
      gatheredBytes = 0;
    }
    await writeAll(handle, gathered, gatheredBytes);
    await handle.sync();
    return { sizeBytes, sha256: new Uint8Array(hash.digest()) };
  } finally {
    await handle.close();
  }
}

/** A disk that fills up may take only a part; the rest then fails with the reason. */
async function writeAll(handle: FileHandle, chunks: Uint8Array[], bytes: number): Promise<void> {
  if (bytes === 0) return;
  const { bytesWritten } = await handle.writev(chunks);
  if (bytesWritten === bytes) return;
  const rest = Buffer.concat(chunks).subarray(bytesWritten);
  for (let at = 0; at < rest.byteLength;) at += (await handle.write(rest, at)).bytesWritten;
}

/** A renamed file survives a power cut only once its folder is written, too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* listObjects(objects: string, prefix: string): AsyncGenerator<StoredObject> {
  const folder = await orUndefined(opendir(join(objects, prefix)));
  if (folder === undefined) return;
  for await (const entry of folder) {
    const key = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) yield* listObjects(objects, key);
    else yield* statObject(objects, key, entry);
  }
}

async function* statObject(objects: string, key: string, entry: Dirent): AsyncGenerator<StoredObject> {
  const found = entry.isFile() ? await orUndefined(stat(join(objects, key))) : undefined;
  if (found !== undefined) yield { key, sizeBytes: found.size, storedAt: found.mtime };
}

async function removeOlder(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of (await orUndefined(readdir(folder))) ?? []) {
    const found = await orUndefined(stat(join(folder, name)));
    if (found === undefined || found.mtime >= before) continue;
    await rm(join(folder, name), { force: true });
    removed += 1;
  }
  return removed;
}

async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (findCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
