import { settings } from "#server/core/env.ts";
import { invalid } from "#server/core/errors.ts";

/**
 * The whole body of a request that carries JSON, in memory.
 *
 * @throws AppError `invalid` when it is larger than BODY_BYTES_MAX.
 */
export async function readBodyBytes(request: Request): Promise<Uint8Array<ArrayBuffer> | ArrayBuffer> {
  const bytesMax = settings.bodyBytesMax;
  // What is announced is read in one go; what is not is counted while it arrives.
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) <= bytesMax) return request.arrayBuffer();
  if (announced === null && request.headers.get("transfer-encoding") === null) return request.arrayBuffer();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes <= bytesMax) chunks.push(chunk);
    else if (bytes > bytesMax * 4) break;
  }
  if (bytes > bytesMax) throw tooLarge(bytesMax);
  return Buffer.concat(chunks);
}

const tooLarge = (bytesMax: number) =>
  invalid(
    `The request body is larger than ${bytesMax} bytes, the most this server takes. Send it in smaller batches, or have BODY_BYTES_MAX raised.`,
  );
