import type { FileHandle } from "node:fs/promises";
import type { ByteRange } from "./store.ts";

const readBytes = 256 * 1024;

/** The file's bytes, read only as fast as they are taken. The handle is closed at the end, on a failure and on cancel. */
export function fileStream(handle: FileHandle, range?: ByteRange): ReadableStream<Uint8Array> {
  let at = range?.first ?? 0;
  let end = range && range.last + 1;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          end ??= (await handle.stat()).size;
          const buffer = Buffer.allocUnsafeSlow(Math.min(readBytes, end - at));
          const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, at);
          at += bytesRead;
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
          if (bytesRead > 0 && at < end) return;
          controller.close();
          await handle.close();
        } catch (error) {
          await handle.close();
          throw error;
        }
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 1 },
  );
}
