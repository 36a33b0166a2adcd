import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chunksOf, itKeepsTheStoreContract } from "#tests/store-contract.ts";
import { openFolderStore } from "./folder.ts";
import type { Store } from "./store.ts";

let folder: string;
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "saigen store "));
  store = openFolderStore(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a store in a folder keeps what every store promises", () => itKeepsTheStoreContract(() => store));

async function* full(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(1);
  throw Object.assign(new Error("write"), { code: "ENOSPC" });
}

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
  const told = { kind: "unavailable", message: expect.stringContaining("disk is full") };
  await expect(store.put("teams/1/dd/x", full())).rejects.toMatchObject(told);
  const upload = { key: "teams/1/dd/y", uploadId: await store.parts.begin("teams/1/dd/y") };
  await expect(store.parts.put(upload, 1, full(), 2)).rejects.toMatchObject(told);
  expect(await readdir(join(folder, "incoming"))).toEqual([]);
  expect(await readdir(join(folder, "parts", upload.uploadId))).toEqual([]);
  await store.parts.drop(upload);
});

test("a folder that cannot be used is told in a sentence that names the setting", async () => {
  await writeFile(join(folder, "file"), "x");
  await expect(openFolderStore(join(folder, "file")).check()).rejects.toMatchObject({
    kind: "unavailable",
    message: expect.stringContaining("ARTIFACTS_URL"),
  });
});

test("what a dead process left is removed once it is old", async () => {
  await writeFile(join(folder, "incoming", "old"), "x");
  await writeFile(join(folder, "incoming", "young"), "x");
  await utimes(join(folder, "incoming", "old"), new Date(0), new Date(0));
  expect(await store.removeAbandoned(new Date(1_000_000))).toBe(1);
  expect(await readdir(join(folder, "incoming"))).toEqual(["young"]);
});

test("an upload in parts of another store is dropped without complaint and takes no part", async () => {
  const upload = { key: "teams/1/dd/z", uploadId: "2~Kx8/../../etc" };
  await store.parts.drop(upload);
  await expect(store.parts.join(upload, [])).rejects.toMatchObject({ kind: "notFound" });
});

test("joining is finished by another process where one died while it took the parts away", async () => {
  const key = "teams/1/dd/died";
  const upload = { key, uploadId: await store.parts.begin(key) };
  const sent = [1, 2].map(async (number) => ({
    number,
    tag: await store.parts.put(upload, number, chunksOf(Buffer.from(`part ${number} `)), 7),
  }));
  const parts = await Promise.all(sent);
  const stored = await store.put(key, chunksOf(Buffer.from("part 1 part 2 ")));
  const folderOfParts = join(folder, "parts", upload.uploadId);
  const [gone = ""] = await readdir(folderOfParts);
  await rm(join(folderOfParts, gone));
  expect(await store.parts.join(upload, parts)).toEqual(stored);
  expect(await readdir(join(folder, "parts"))).not.toContain(upload.uploadId);
});
