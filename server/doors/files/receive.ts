import { AppError, invalid, unavailable } from "#server/core/errors.ts";

/** A client that sends nothing for this long has gone, or holds a place for others. MLflow's own clients wait as long. */
const patienceMs = 120_000;

/**
 * The body of an upload, chunk by chunk, taken only as fast as it is asked for.
 *
 * @throws AppError while iterating: `invalid` when it breaks off, is shorter than announced or longer than `bytesMax`;
 *   `unavailable` when nothing arrives for two minutes.
 */
export async function* receive(
  request: Request,
  limits: { bytesMax?: number; patienceMs?: number } = {},
): AsyncGenerator<Uint8Array> {
  const announced = announcedBytes(request);
  const bytesMax = limits.bytesMax ?? Infinity;
  if (announced !== undefined && announced > bytesMax) throw tooLarge(bytesMax);
  let received = 0;
  const reader = request.body?.getReader();
  try {
    for (;;) {
      const chunk = await nextChunk(reader, limits.patienceMs ?? patienceMs);
      if (chunk === undefined) break;
      received += chunk.byteLength;
      if (received > bytesMax) throw tooLarge(bytesMax);
      yield chunk;
    }
  } finally {
    void passOver(reader);
  }
  if (announced !== undefined && received !== announced) throw brokenOff();
}

async function nextChunk(reader: ReadableStreamDefaultReader<Uint8Array> | undefined, waitMs: number) {
  if (reader === undefined) return undefined;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(unavailable("The upload stood still for too long and was dropped. Try again.")),
      waitMs,
    );
  });
  const read = reader.read().catch((cause: unknown) => {
    throw brokenOff(cause);
  });
  try {
    return (await Promise.race([read, late])).value;
  } finally {
    clearTimeout(timer);
    read.catch(() => undefined);
  }
}

/**
 * Reads what is left of a body that was given up, or the next request on this connection would wait behind it and be cut
 * off. Not cancelled: that would cut the connection before the answer is out. The listener ends it where too much is left.
 */
async function passOver(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<void> {
  const read = async () => (await reader?.read())?.done ?? true;
  try {
    while (!(await read()));
  } catch {
    // The client has gone: nobody waits for an answer.
  } finally {
    reader?.releaseLock();
  }
}

function announcedBytes(request: Request): number | undefined {
  const length = request.headers.get("content-length");
  return length !== null && /^\d{1,15}$/u.test(length) ? Number(length) : undefined;
}

const brokenOff = (cause?: unknown) =>
  new AppError("invalid", "The upload broke off before its end, so nothing was kept. Send it again.", {
    cause,
  });

const tooLarge = (bytesMax: number) =>
  invalid(`The file is larger than ${bytesMax / 1024 / 1024} MiB, the most this address takes.`);
