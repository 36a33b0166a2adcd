import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFolderStore } from "./folder.ts";
import type { Store } from "./store.ts";

let folder: string;
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "saigen store "));
  store = openFolderStore(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* chunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

async function* full(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(1);
  throw Object.assign(new Error("write"), { code: "ENOSPC" });
}

const text = async (key: string, range?: { first: number; last: number }) =>
  new Response(await store.open(key, range)).text();

test("bytes come back as they were, with their size and digest", async () => {
  const bytes = randomBytes(3_456_789);
  const stored = await store.put("teams/1/aa/big", chunks(bytes));
  expect(stored.sizeBytes).toBe(bytes.byteLength);
  expect(Buffer.from(stored.sha256).equals(createHash("sha256").update(bytes).digest())).toBe(true);
  const back = new Uint8Array(await new Response(await store.open("teams/1/aa/big")).arrayBuffer());
  expect(Buffer.from(back).equals(bytes)).toBe(true);
});

test("a range is what lies between its ends, both included", async () => {
  await store.put("teams/1/aa/text", chunks(Buffer.from("0123456789")));
  expect(await text("teams/1/aa/text", { first: 2, last: 4 })).toBe("234");
  expect(await text("teams/1/aa/text", { first: 9, last: 20 })).toBe("9");
});

test("an unknown key opens nothing and is deleted without complaint", async () => {
  expect(await store.open("teams/1/aa/none")).toBeUndefined();
  expect(await store.has("teams/1/aa/none")).toBe(false);
  await store.delete("teams/1/aa/none");
});

test("nothing is visible before the end, and nothing is left when the source breaks", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield randomBytes(2_000_000);
    expect(await store.has("teams/1/bb/x")).toBe(false);
    throw new Error("connection lost");
  }
  await expect(store.put("teams/1/bb/x", broken())).rejects.toThrow("connection lost");
  expect(await store.has("teams/1/bb/x")).toBe(false);
  expect(await readdir(join(folder, "incoming"))).toEqual([]);
});

test("the source is asked for more only when what it gave is written", async () => {
  let given = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for (let index = 0; index < 64; index += 1) {
      given += 1;
      yield new Uint8Array(1024 * 1024);
    }
  }
  const before = process.memoryUsage().arrayBuffers;
  await store.put("teams/1/cc/large", counted());
  expect(given).toBe(64);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 * 1024 * 1024);
  await store.delete("teams/1/cc/large");
});

test("a full disk is told in a sentence and leaves nothing", async () => {
  await expect(store.put("teams/1/dd/x", full())).rejects.toMatchObject({
    kind: "unavailable",
    message: expect.stringContaining("disk is full"),
  });
});

test("a key with a caller's text in it is refused", async () => {
  for (const key of ["../x", "teams/1/../../x", "/etc/passwd", "teams//x", "teams/1/x.txt", ""]) {
    expect(() => store.delete(key)).toThrow();
    await expect(store.open(key)).rejects.toThrow();
  }
});

test("a listing names every object below a prefix", async () => {
  await store.put("teams/9/aa/1", chunks(Buffer.from("a")));
  await store.put("teams/9/bb/2", chunks(Buffer.from("bc")));
  const found = await Array.fromAsync(store.list("teams/9/"));
  expect(found.map(({ key, sizeBytes }) => [key, sizeBytes]).toSorted()).toEqual([
    ["teams/9/aa/1", 1],
    ["teams/9/bb/2", 2],
  ]);
  expect(await Array.fromAsync(store.list("teams/404/"))).toEqual([]);
});

test("what a dead process left is removed once it is old", async () => {
  await writeFile(join(folder, "incoming", "old"), "x");
  await writeFile(join(folder, "incoming", "young"), "x");
  await utimes(join(folder, "incoming", "old"), new Date(0), new Date(0));
  expect(await store.removeAbandoned(new Date(1_000_000))).toBe(1);
  expect(await readdir(join(folder, "incoming"))).toEqual(["young"]);
});
