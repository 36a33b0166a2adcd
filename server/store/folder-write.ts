import { randomUUID } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
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
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    await write(unfinished, bytes);
    const target = await place();
    await rename(unfinished, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw explainWriteFailure(error);
  }
}

/** Small chunks are gathered, because each write is a trip to another thread. */
async function write(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(file, "wx", 0o600);
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

/** A renamed file survives a power cut only once its folder is written, too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
