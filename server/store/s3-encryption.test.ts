import { randomBytes } from "node:crypto";
import { createServer, request, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Encryption } from "#server/core/env-shapes.ts";
import { withListening } from "#tests/listen.ts";
import { hasS3, s3StartMs, startS3, type TestS3 } from "#tests/s3.ts";
import { chunksOf } from "#tests/store-contract.ts";
import { openS3Store } from "./s3.ts";
import type { Store } from "./store.ts";

const algorithm = "x-amz-server-side-encryption";
const keyId = "x-amz-server-side-encryption-aws-kms-key-id";

const wishes: [string, Encryption | undefined, Record<string, string>][] = [
  ["nothing", undefined, {}],
  ["AES256", { algorithm: "AES256" }, { [algorithm]: "AES256" }],
  ["aws:kms", { algorithm: "aws:kms", keyId: undefined }, { [algorithm]: "aws:kms" }],
  [
    "aws:kms with a key",
    { algorithm: "aws:kms", keyId: "alias/ml" },
    { [algorithm]: "aws:kms", [keyId]: "alias/ml" },
  ],
];

type Sent = { kind: "object" | "upload" | "part"; asked: Record<string, string> };

/** Everything the store and its clients send to a real S3 server goes through a proxy here that writes down what it sees. */
describe.skipIf(!hasS3)("the bucket is asked to encrypt whatever way bytes reach it", () => {
  let s3: TestS3;
  let sent: Sent[];
  const proxy = createServer((incoming, outgoing) => {
    const kind = kindOf(incoming);
    if (kind !== undefined) sent.push({ kind, asked: askedBy(incoming) });
    const { method, url, headers } = incoming;
    const onward = request(`${s3.endpoint}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  const port = withListening(proxy);

  beforeAll(async () => {
    s3 = await startS3();
  }, s3StartMs);
  afterAll(() => s3.dispose());
  beforeEach(() => {
    sent = [];
  });

  /** A bucket reached through the proxy. */
  async function openBucket(encryption: Encryption | undefined): Promise<Store> {
    const settings = await s3.makeBucket();
    return openS3Store({ ...settings, endpoint: `http://127.0.0.1:${port()}`, encryption });
  }

  test.each(wishes)("with %s: a file in one piece", async (_, encryption, asked) => {
    const store = await openBucket(encryption);
    await store.put("teams/1/aa/small", chunksOf(randomBytes(10)));
    expect(sent).toEqual([{ kind: "object", asked }]);
    expect(await store.has("teams/1/aa/small")).toBe(true);
  });

  test.each(wishes)("with %s: a large file, which is sent in pieces", async (_, encryption, asked) => {
    const store = await openBucket(encryption);
    await store.put("teams/1/aa/large", chunksOf(randomBytes(20 * 1024 * 1024)));
    expect(sent[0]).toEqual({ kind: "upload", asked });
    expect(sent.slice(1)).toEqual(Array.from({ length: 3 }, () => aPart));
    expect(await store.has("teams/1/aa/large")).toBe(true);
  });

  test.each(wishes)("with %s: an upload in parts, through us and directly", async (_, encryption, asked) => {
    const store = await openBucket(encryption);
    const key = "teams/1/aa/parts";
    const upload = { key, uploadId: await store.parts.begin(key) };
    const bytes = randomBytes(5 * 1024 * 1024);
    const first = await store.parts.put(upload, 1, chunksOf(bytes), bytes.byteLength);
    const address = String(await store.direct?.ofPart(upload, 2, 60));
    const answer = await fetch(address, { method: "PUT", body: randomBytes(10) });
    const second = String(answer.headers.get("etag"));
    await store.parts.join(upload, [
      { number: 1, tag: first },
      { number: 2, tag: second },
    ]);
    expect(sent).toEqual([{ kind: "upload", asked }, aPart, aPart]);
    expect(await store.has(key)).toBe(true);
  });
});

/** Parts are encrypted as their upload was begun, and S3 refuses to be told again. */
const aPart: Sent = { kind: "part", asked: {} };

function kindOf({ method, url = "" }: IncomingMessage): Sent["kind"] | undefined {
  const query = new URL(url, "http://bucket").searchParams;
  if (method === "POST") return query.has("uploads") ? "upload" : undefined;
  if (method === "PUT") return query.has("partNumber") ? "part" : "object";
  return undefined;
}

function askedBy({ headers, url = "" }: IncomingMessage): Record<string, string> {
  const inAddress = new URL(url, "http://bucket").searchParams;
  const all = [...Object.entries(headers), ...inAddress].map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  return Object.fromEntries(all.filter(([name = ""]) => name.startsWith(algorithm)));
}
