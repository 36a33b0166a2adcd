import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { makeCredentials } from "./laws/credentials.ts";

/** Every part but the last one has to be as large, for S3. */
const partBytes = 5 * 1024 * 1024;
/** A file of two parts. */
export const whole = randomBytes(partBytes + 1_234);
const pieces = [whole.subarray(0, partBytes), whole.subarray(partBytes)];

type Credential = { url: string; part_number: number; headers: Record<string, string> };
/** What a client is answered when it begins an upload in parts. */
export type Begun = { upload_id: string; credentials: Credential[] };

/** A client that has a token for the proxy, and nothing for the addresses it is given. */
export async function makePartsClient(port: number, authorization?: string) {
  const headers = { Authorization: authorization ?? (await makeCredentials()).authorization };
  const origin = `http://127.0.0.1:${port}`;
  const proxy = `${origin}/api/2.0/mlflow-artifacts`;
  const post = (path: string, message: unknown) =>
    fetch(`${proxy}/${path}`, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(message),
    });
  const begin = async (folder: string, path: string, num_parts: number): Promise<Begun> =>
    (await post(`mpu/create/${folder}`, { path, num_parts })).json() as Promise<Begun>;
  return {
    headers,
    post,
    begin,
    get: (path: string, extra = {}) => fetch(`${proxy}/${path}`, { headers: { ...headers, ...extra } }),
    put: (path: string, body: Uint8Array) =>
      fetch(`${proxy}/artifacts/${path}`, { method: "PUT", headers, body: new Uint8Array(body) }),
    /** Sends both parts, the last one first, and names them in that order, too. */
    sendAll: async ({ credentials }: Begun) => {
      const sent = [];
      for (const credential of credentials.toReversed()) {
        const body = new Uint8Array(pieces[credential.part_number - 1] ?? []);
        const answer = await fetch(credential.url, { method: "PUT", body, headers: credential.headers });
        expect(answer.status).toBe(200);
        const { url, part_number } = credential;
        sent.push({ part_number, url, etag: String(answer.headers.get("etag")) });
      }
      return sent;
    },
  };
}

export const statusOf = async (answer: Promise<Response>) => (await answer).status;
