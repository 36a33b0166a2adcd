import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { Store } from "#server/store/store.ts";

/** The bytes in chunks as a network hands them over. */
export async function* chunksOf(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

export const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** What every store promises, whatever it keeps bytes in. `parts` of a multipart upload are at least 5 MiB, as S3 wants. */
export function itKeepsTheStoreContract(storeOf: () => Store): void {
  const part = 5 * 1024 * 1024;
  const put = (key: string, text: string) => storeOf().put(key, chunksOf(Buffer.from(text)));
  const read = async (key: string, range?: { first: number; last: number }) =>
    new Uint8Array(await new Response(await storeOf().open(key, range)).arrayBuffer());
  const text = async (key: string, range?: { first: number; last: number }) =>
    Buffer.from(await read(key, range)).toString();

  test.each([0, 1, 3_456_789, 8 * 1024 * 1024, 20_000_001])(
    "%i bytes come back as they were, with their size and digest",
    async (size) => {
      const bytes = randomBytes(size);
      const stored = await storeOf().put("teams/1/aa/big", chunksOf(bytes));
      expect([stored.sizeBytes, hex(stored.sha256)]).toEqual([size, sha256Of(bytes)]);
      expect(sha256Of(await read("teams/1/aa/big"))).toBe(sha256Of(bytes));
    },
  );

  test("a range is what lies between its ends, both included", async () => {
    await put("teams/1/aa/text", "0123456789");
    expect(await text("teams/1/aa/text", { first: 2, last: 4 })).toBe("234");
    expect(await text("teams/1/aa/text", { first: 9, last: 20 })).toBe("9");
  });

  test("an unknown key opens nothing and is deleted without complaint", async () => {
    expect(await storeOf().open("teams/1/aa/none")).toBeUndefined();
    expect(await storeOf().has("teams/1/aa/none")).toBe(false);
    await storeOf().delete("teams/1/aa/none");
  });

  test("what is deleted is gone", async () => {
    await put("teams/1/aa/gone", "x");
    expect(await storeOf().has("teams/1/aa/gone")).toBe(true);
    await storeOf().delete("teams/1/aa/gone");
    expect(await storeOf().open("teams/1/aa/gone")).toBeUndefined();
  });

  test.each([1_000, 20_000_000])(
    "nothing is visible before the end, and nothing is left when the source breaks after %i bytes",
    async (size) => {
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield* chunksOf(randomBytes(size));
        expect(await storeOf().has("teams/1/bb/x")).toBe(false);
        throw new Error("connection lost");
      }
      await expect(storeOf().put("teams/1/bb/x", broken())).rejects.toThrow("connection lost");
      expect(await storeOf().has("teams/1/bb/x")).toBe(false);
      expect(await storeOf().removeAbandoned(inAnHour())).toBe(0);
    },
  );

  test("memory does not grow with the size of what is kept or read", async () => {
    const chunk = new Uint8Array(1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    async function* large(): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 192; index += 1) {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        yield chunk.slice();
      }
    }
    await storeOf().put("teams/1/cc/large", large());
    for await (const _ of (await storeOf().open("teams/1/cc/large")) ?? []) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(most).toBeLessThan(96 * 1024 * 1024);
    await storeOf().delete("teams/1/cc/large");
  });

  test("a reader that leaves frees what it read from", async () => {
    await storeOf().put("teams/1/cc/left", chunksOf(new Uint8Array(8 * 1024 * 1024)));
    for (let count = 0; count < 300; count += 1) {
      const reader = (await storeOf().open("teams/1/cc/left"))?.getReader();
      await reader?.read();
      await reader?.cancel();
    }
    expect((await read("teams/1/cc/left", { first: 0, last: 9 })).byteLength).toBe(10);
  });

  test("a key with a caller's text in it is refused", async () => {
    for (const key of ["../x", "teams/1/../../x", "/etc/passwd", "teams//x", "teams/1/x.txt", ""]) {
      await expect((async () => storeOf().delete(key))(), key).rejects.toThrow();
      await expect((async () => storeOf().open(key))(), key).rejects.toThrow();
      await expect((async () => storeOf().put(key, chunksOf(randomBytes(1))))(), key).rejects.toThrow();
    }
  });

  test("a listing names every object below a prefix", async () => {
    await put("teams/9/aa/1", "a");
    await put("teams/9/bb/2", "bc");
    await put("teams/99/aa/3", "d");
    const found = await Array.fromAsync(storeOf().list("teams/9/"));
    expect(found.map(({ key, sizeBytes }) => [key, sizeBytes]).toSorted()).toEqual([
      ["teams/9/aa/1", 1],
      ["teams/9/bb/2", 2],
    ]);
    expect(Math.abs(Number(found[0]?.storedAt) - Date.now())).toBeLessThan(3_600_000);
    expect(await Array.fromAsync(storeOf().list("teams/404/"))).toEqual([]);
  });

  test("a store that can be used says nothing when it is asked", async () => {
    await storeOf().check();
  });

  const sendPart = async (upload: { key: string; uploadId: string }, number: number, bytes: Uint8Array) => ({
    number,
    tag: await storeOf().parts.put(upload, number, chunksOf(bytes), bytes.byteLength),
  });
  const begin = async (key: string) => ({ key, uploadId: await storeOf().parts.begin(key) });

  test("parts sent in any order become one object, whole or not at all, measured", async () => {
    const upload = await begin("teams/1/dd/parts");
    const bytes = randomBytes(2 * part + 12_345);
    const third = await sendPart(upload, 3, bytes.subarray(2 * part));
    await sendPart(upload, 1, randomBytes(part));
    const [first, second] = await Promise.all([
      sendPart(upload, 1, bytes.subarray(0, part)),
      sendPart(upload, 2, bytes.subarray(part, 2 * part)),
    ]);
    expect(await storeOf().has(upload.key)).toBe(false);
    const stored = await storeOf().parts.join(upload, [third, first, second]);
    expect([stored.sizeBytes, hex(stored.sha256)]).toEqual([bytes.byteLength, sha256Of(bytes)]);
    expect(sha256Of(await read(upload.key))).toBe(sha256Of(bytes));
    expect(await storeOf().parts.join(upload, [first, second, third])).toEqual(stored);
    await storeOf().parts.drop(upload);
    expect(await storeOf().has(upload.key)).toBe(true);
  });

  test("a part that was not sent, or another than is meant, is refused and nothing becomes visible", async () => {
    const upload = await begin("teams/1/dd/lacking");
    const first = await sendPart(upload, 1, randomBytes(part));
    const second = await sendPart(upload, 2, randomBytes(10));
    const parts = storeOf().parts;
    const swapped = [
      { number: 1, tag: second.tag },
      { number: 2, tag: first.tag },
    ];
    const strange = [first, { number: 2, tag: "../../../etc/passwd" }];
    for (const wrong of [swapped, strange, [first, second, { number: 3, tag: first.tag }]]) {
      await expect(parts.join(upload, wrong)).rejects.toMatchObject({ kind: "invalid" });
    }
    expect(await storeOf().has(upload.key)).toBe(false);
    expect((await parts.join(upload, [first, second])).sizeBytes).toBe(part + 10);
  });

  test("an upload that is dropped takes no part any more and cannot be joined", async () => {
    const upload = await begin("teams/1/dd/dropped");
    const first = await sendPart(upload, 1, randomBytes(part));
    await storeOf().parts.drop(upload);
    await storeOf().parts.drop(upload);
    await expect(sendPart(upload, 2, randomBytes(10))).rejects.toMatchObject({ kind: "notFound" });
    await expect(storeOf().parts.join(upload, [first])).rejects.toMatchObject({
      kind: expect.stringMatching(/^(?:notFound|invalid)$/u),
    });
    expect(await storeOf().has(upload.key)).toBe(false);
  });

  test("a part whose source breaks is not kept, and the upload goes on", async () => {
    const upload = await begin("teams/1/dd/broken");
    const breaking = storeOf().parts.put(upload, 1, breakingOff(100_000), 200_000);
    await expect(breaking).rejects.toThrow("connection lost");
    const sent = await sendPart(upload, 1, randomBytes(10));
    expect((await storeOf().parts.join(upload, [sent])).sizeBytes).toBe(10);
  });

  test("parts that nobody joins are removed once they are old", async () => {
    const upload = await begin("teams/1/dd/abandoned");
    const first = await sendPart(upload, 1, randomBytes(10));
    expect(await storeOf().removeAbandoned(new Date(Date.now() - 3_600_000))).toBe(0);
    expect(await storeOf().removeAbandoned(inAnHour())).toBe(1);
    await expect(storeOf().parts.join(upload, [first])).rejects.toThrow();
  });
}

async function* breakingOff(size: number): AsyncGenerator<Uint8Array> {
  yield randomBytes(size);
  throw new Error("connection lost");
}

const inAnHour = () => new Date(Date.now() + 3_600_000);
