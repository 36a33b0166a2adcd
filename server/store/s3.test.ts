import { randomBytes } from "node:crypto";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasS3, s3StartMs, startS3, type TestS3 } from "#tests/s3.ts";
import { chunksOf, hex, itKeepsTheStoreContract, sha256Of } from "#tests/store-contract.ts";
import { type BucketSettings, makeS3Client } from "./s3-client.ts";
import { openS3Store } from "./s3.ts";
import type { Store } from "./store.ts";

describe.skipIf(!hasS3)("a store in a bucket", () => {
  let s3: TestS3;
  let settings: BucketSettings;
  let store: Store;

  beforeAll(async () => {
    s3 = await startS3();
    settings = await s3.makeBucket({ prefix: "saigen/prod/" });
    store = openS3Store(settings);
  }, s3StartMs);
  afterAll(() => s3.dispose());

  describe("keeps what every store promises", () => itKeepsTheStoreContract(() => store));

  const put = (key: string, text: string, into = store) => into.put(key, chunksOf(Buffer.from(text)));

  test("two prefixes in one bucket see nothing of each other, and neither sees what else is there", async () => {
    const whole = openS3Store({ ...settings, prefix: "" });
    const other = openS3Store({ ...settings, prefix: "saigen/test/" });
    await put("teams/7/aa/1", "prod");
    await put("teams/7/aa/1", "test", other);
    expect(await new Response(await store.open("teams/7/aa/1")).text()).toBe("prod");
    expect(await Array.fromAsync(whole.list("teams/7/"))).toEqual([]);
    const { Contents = [] } = await makeS3Client(settings).send(
      new ListObjectsV2Command({ Bucket: settings.bucket, Prefix: "saigen/test" }),
    );
    expect(Contents.map(({ Key }) => Key)).toEqual(["saigen/test/teams/7/aa/1"]);
    const upload = { key: "teams/7/aa/2", uploadId: await store.parts.begin("teams/7/aa/2") };
    expect(await other.removeAbandoned(new Date(Date.now() + 60_000))).toBe(0);
    await store.parts.drop(upload);
  });

  const wrong = [
    ["a wrong key", { credentials: { accessKeyId: "nobody", secretAccessKey: "x" } }, /AWS_ACCESS_KEY_ID/],
    ["a wrong secret", { credentials: { accessKeyId: "saigen", secretAccessKey: "x" } }, /AWS_SECRET/],
    ["no bucket", { bucket: "nowhere" }, /ARTIFACTS_URL/],
    ["nobody there", { endpoint: "http://127.0.0.1:9" }, /cannot be reached/],
    ["an address nobody has", { endpoint: "http://s3.invalid" }, /cannot be reached/],
  ] as const;

  test.each(wrong)("%s is told in a sentence, whatever is tried", async (_, change, sentence) => {
    const other = openS3Store({ ...settings, ...change });
    const refusal = { kind: "unavailable", message: expect.stringMatching(sentence) };
    await expect(other.check()).rejects.toMatchObject(refusal);
    await expect(put("teams/1/aa/x", "x", other)).rejects.toMatchObject(refusal);
    await expect(other.open("teams/1/aa/x")).rejects.toMatchObject(refusal);
    await expect(other.parts.begin("teams/1/aa/x")).rejects.toMatchObject(refusal);
    await expect(Array.fromAsync(other.list("teams/1/"))).rejects.toMatchObject(refusal);
    await expect(other.removeAbandoned(new Date())).rejects.toMatchObject(refusal);
  });

  test("a server that is killed in the middle of an upload leaves nothing visible, and is used again once it is back", async () => {
    const bytes = randomBytes(40 * 1024 * 1024);
    async function* interrupted(): AsyncGenerator<Uint8Array> {
      yield* chunksOf(bytes.subarray(0, 24 * 1024 * 1024));
      await s3.kill();
      yield* chunksOf(bytes.subarray(24 * 1024 * 1024));
    }
    const away = { kind: "unavailable", message: expect.stringContaining("cannot be reached") };
    await expect(store.put("teams/1/ee/x", interrupted())).rejects.toMatchObject(away);
    await expect(store.open("teams/1/ee/x")).rejects.toMatchObject(away);
    await s3.restart();
    expect(await store.has("teams/1/ee/x")).toBe(false);
    expect(await store.removeAbandoned(new Date(Date.now() + 60_000))).toBe(1);
    const stored = await store.put("teams/1/ee/x", chunksOf(bytes));
    expect(hex(stored.sha256)).toBe(sha256Of(bytes));
  });

  test("parts go to the bucket and files come from it by plain HTTP, without any credential", async () => {
    const { direct, parts } = store;
    const key = "teams/1/ff/direct";
    const upload = { key, uploadId: await parts.begin(key) };
    const bytes = randomBytes(6_000_000);
    const bodies = [bytes.subarray(0, 5_500_000), bytes.subarray(5_500_000)];
    const sent = await Promise.all(
      bodies.map(async (body, index) => {
        const url = String(await direct?.ofPart(upload, index + 1, 60));
        const answer = await fetch(url, { method: "PUT", body });
        expect(answer.status).toBe(200);
        return { number: index + 1, tag: String(answer.headers.get("etag")) };
      }),
    );
    expect(hex((await parts.join(upload, sent)).sha256)).toBe(sha256Of(bytes));
    const as = { disposition: "attachment; filename=weights.bin", contentType: "text/plain" };
    const url = String(await direct?.ofObject(key, as, 60));
    const answer = await fetch(url, { headers: { Range: "bytes=10-19" } });
    expect([answer.status, answer.headers.get("content-disposition")]).toEqual([206, as.disposition]);
    expect(answer.headers.get("content-type")).toBe("text/plain");
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(10, 20))).toBe(true);
    expect((await fetch(url.replace("ff/direct", "ff/other"))).status).toBe(403);
    expect((await fetch(url, { method: "DELETE" })).status).toBe(403);
  });

  test("clients are not sent to a bucket that they cannot reach", () => {
    expect(openS3Store({ ...settings, isReachable: false }).direct).toBeUndefined();
  });

  test("a part smaller than S3 takes is refused with the setting that mends it", async () => {
    const key = "teams/1/ff/small";
    const upload = { key, uploadId: await store.parts.begin(key) };
    const parts = [1, 2].map(async (number) => ({
      number,
      tag: await store.parts.put(upload, number, chunksOf(randomBytes(1_000)), 1_000),
    }));
    await expect(store.parts.join(upload, await Promise.all(parts))).rejects.toMatchObject({
      kind: "invalid",
      message: expect.stringContaining("MLFLOW_MULTIPART_UPLOAD_CHUNK_SIZE"),
    });
    await store.parts.drop(upload);
  });
});
