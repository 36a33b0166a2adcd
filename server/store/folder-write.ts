import { randomUUID } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { orUndefined } from "./absent.ts";
import { explainWriteFailure } from "./write-failure.ts";

const writeBytes = 1024 * 1024;

/**
 * Writes a file beside its place, in `incoming`, and moves it there once `place` has said where: whole and durable, or
 * not at all. The folder of that place has to exist.
 *
 * @throws AppError `unavailable` when it cannot be written.
 */
export async function writeWhole(
  incoming: string,
  bytes: AsyncIterable<Uint8Array>,
  place: () => Promise<string>,
): Promise<void> {
  const unfinished = join(incoming, randomUUID());
  try {
    await write(await openNew(unfinished), bytes);
    const target = await place();
    await rename(unfinished, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw explainWriteFailure(error);
  }
}

/** The folder is there but for the first time: looking each time is a trip to another thread. */
async function openNew(file: string): Promise<FileHandle> {
  const handle = await orUndefined(open(file, "wx", 0o600));
  if (handle !== undefined) return handle;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  return open(file, "wx", 0o600);
}

/** Small chunks are gathered, because each write is a trip to another thread. */
async function write(handle: FileHandle, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    let gathered: Uint8Array[] = [];
    let gatheredBytes = 0;
    for await (const chunk of bytes) {
      gathered.push(chunk);
      gatheredBytes += chunk.byteLength;
      if (gatheredBytes < writeBytes) continue;
      await writeAll(handle, gathered, gatheredBytes);
      gathered = [];
      gatheredBytes = 0;
    }
    await writeAll(handle, gathered, gatheredBytes);
    await handle.sync();
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

/** A file or folder that is new in a folder survives a power cut only once that is written, too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
