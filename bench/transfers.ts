import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { parseArgs } from "node:util";
import { startProduct, type Product } from "#tests/product.ts";
import { startS3 } from "#tests/s3.ts";
import { watchMegabytes } from "./memory.ts";

const { values: chosen } = parseArgs({ options: { gigabytes: { type: "string", default: "5" } } });

const bytes = Number(chosen.gigabytes) * 1e9;
const partBytes = 10 * 1024 * 1024;
const partsAtOnce = 8;
const chunk = new Uint8Array(1024 * 1024).map((_, index) => (index * 31) % 251);

/**
 * `npx node bench/transfers.ts --gigabytes 5`, after `npm start` has built the pages: one file of that size up and down in
 * one request, and up in parts, on a folder and on a bucket; prints how fast it went and how much the process grew.
 */
async function main(): Promise<void> {
  const s3 = await startS3();
  const bucket = async (direct: "on" | "off") => ({
    ARTIFACTS_URL: `s3://${(await s3.makeBucket()).bucket}/bench`,
    S3_ENDPOINT: s3.endpoint,
    S3_DIRECT: direct,
    AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
  });
  try {
    await measureStore("folder", {});
    await measureStore("bucket, through the server", await bucket("off"));
    await measureStore("bucket, direct", await bucket("on"));
  } finally {
    await s3.dispose();
  }
}

async function measureStore(name: string, environment: Record<string, string>): Promise<void> {
  const product = await startProduct(environment);
  try {
    await product.admin("team", "create", "bench");
    const words = ["token", "create", "--team", "bench", "--service", "bench", "--scope", "registry"];
    const client = makeClient(product, await product.admin(...words));
    for (const [what, work] of [
      ["up in one request", () => client.put("one.bin", bytes)],
      ["down in one request", () => client.get("one.bin")],
      ["up in parts", () => client.putParts("parts.bin", bytes)],
    ] as const) {
      process.stdout.write(`${name}, ${what}: ${await watch(product, work)}\n`);
    }
  } finally {
    await product.dispose();
  }
}

async function watch(product: Product, work: () => Promise<void>): Promise<string> {
  const memory = watchMegabytes(Number(product.process.pid));
  const began = performance.now();
  await work();
  const speed = bytes / 1e6 / ((performance.now() - began) / 1000);
  return `${speed.toFixed(0)} MB/s, memory ${memory.now.toFixed(0)} MB before and ${memory.stop().toFixed(0)} MB at most`;
}

function makeClient({ url }: Product, token: string) {
  const proxy = `${url}/api/2.0/mlflow-artifacts`;
  const headers = { Authorization: `Bearer ${token}` };
  const post = async (path: string, message: unknown): Promise<unknown> => {
    const sent = { method: "POST", headers: { ...headers, "Content-Type": "application/json" } };
    return expectOk(await fetch(`${proxy}/${path}`, { ...sent, body: JSON.stringify(message) })).json();
  };
  return {
    put: (path: string, size: number) => send(`${proxy}/artifacts/${path}`, size, headers),
    async get(path: string) {
      for await (const _ of expectOk(await fetch(`${proxy}/artifacts/${path}`, { headers })).body ?? []);
    },
    async putParts(path: string, size: number) {
      const count = Math.ceil(size / partBytes);
      const begun = (await post("mpu/create", { path, num_parts: count })) as {
        upload_id: string;
        credentials: { url: string; part_number: number }[];
      };
      const waiting = [...begun.credentials];
      const parts: { part_number: number; etag: string }[] = [];
      const worker = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const length = Math.min(partBytes, size - (next.part_number - 1) * partBytes);
          const body = Buffer.concat(Array.from({ length: 10 }, () => chunk)).subarray(0, length);
          const answer = expectOk(await fetch(next.url, { method: "PUT", body }));
          parts.push({ part_number: next.part_number, etag: String(answer.headers.get("etag")) });
        }
      };
      await Promise.all(Array.from({ length: partsAtOnce }, worker));
      await post("mpu/complete", { path, upload_id: begun.upload_id, parts });
    },
  };
}

async function send(url: string, size: number, headers: Record<string, string>): Promise<void> {
  const request = httpRequest(url, { method: "PUT", headers: { ...headers, "Content-Length": size } });
  for (let sent = 0; sent < size; sent += chunk.byteLength) {
    const piece = chunk.subarray(0, Math.min(chunk.byteLength, size - sent));
    if (!request.write(piece)) await once(request, "drain");
  }
  request.end();
  const [response] = await once(request, "response");
  if (response.statusCode !== 200) throw new Error(`the upload was answered ${response.statusCode}`);
  response.resume();
}

function expectOk(response: Response): Response {
  if (response.ok) return response;
  throw new Error(`${response.url} was answered ${response.status}`);
}

await main();
