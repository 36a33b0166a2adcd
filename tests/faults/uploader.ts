import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { expect } from "vitest";
import { makePartsClient } from "../parts-client.ts";
import type { Begun } from "../parts-client.ts";
import type { Product } from "../product.ts";

const partBytes = 8 * 1024 * 1024;
/** A file of three parts of 8 MiB. */
export const whole = randomBytes(3 * partBytes);
const pieceOf = (number: number) =>
  new Uint8Array(whole.subarray((number - 1) * partBytes, number * partBytes));

export type Uploader = Awaited<ReturnType<typeof makeUploader>>;
export type SentPart = { part_number: number; etag: string };

/** Sends files as MLflow's client does, whole, in parts, or only half. */
export async function makeUploader(product: Product, token: string) {
  const client = await makePartsClient(Number(new URL(product.url).port), `Bearer ${token}`);
  const send = (url: string, body: BodyInit) => fetch(url, { method: "PUT", body, headers: client.headers });
  const addressOf = (path: string) => `${product.url}/api/2.0/mlflow-artifacts/artifacts/${path}`;
  const get = (path: string) => client.get(`artifacts/${path}`);
  return {
    put: (path: string, body: BodyInit) => send(addressOf(path), body),
    putHalf: (path: string) => sendHalf(addressOf(path), whole, client.headers),
    get,
    textOf: async (path: string) => (await get(path)).text(),
    namesIn: async (folder: string) => {
      const answer = await client.get(`artifacts?path=${folder}`);
      const { files = [] } = (await answer.json()) as { files?: { path: string }[] };
      return files.map(({ path }) => path);
    },
    expectWhole: async (path: string) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(whole.equals(Buffer.from(await answer.arrayBuffer())), `${path} has other bytes`).toBe(true);
    },
    /** Begins `large.bin` in a folder. */
    begin: (folder: string) => client.begin(folder, "large.bin", 3),
    tryBegin: (folder: string) => client.post(`mpu/create/${folder}`, { path: "large.bin", num_parts: 3 }),
    sendPart: async (begun: Begun, number: number): Promise<SentPart> => {
      const answer = await send(urlOf(begun, number), pieceOf(number));
      expect(answer.status).toBe(200);
      return { part_number: number, etag: String(answer.headers.get("etag")) };
    },
    tryPart: (begun: Begun, number: number) => send(urlOf(begun, number), pieceOf(number)),
    sendHalfPart: (begun: Begun, number: number) =>
      sendHalf(urlOf(begun, number), pieceOf(number), client.headers),
    complete: (folder: string, { upload_id }: Begun, parts: SentPart[]) =>
      client.post(`mpu/complete/${folder}`, { path: "large.bin", upload_id, parts }),
  };
}

const urlOf = ({ credentials }: Begun, number: number) => String(credentials[number - 1]?.url);

/** Sends half of what it announces and never the rest. Resolves when the connection breaks. */
async function sendHalf(url: string, bytes: Uint8Array, headers: Record<string, string>): Promise<void> {
  const length = { "Content-Length": bytes.byteLength };
  const request = httpRequest(url, { method: "PUT", headers: { ...headers, ...length } });
  request.write(bytes.subarray(0, bytes.byteLength / 2));
  const answer = await once(request, "response").catch(() => undefined);
  expect(answer, "half a file was answered").toBeUndefined();
}
