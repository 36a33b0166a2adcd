import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { beforeEach, expect, test } from "vitest";
import { artifacts } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { notFound } from "#server/core/errors.ts";
import { deleteArtifacts, uploadArtifact } from "#server/domain/artifacts/index.ts";
import { store } from "#server/store/open.ts";
import { streamOf, withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { withListening } from "#tests/listen.ts";
import { makeTeam } from "#tests/team.ts";
import { readZip } from "#tests/zip.ts";
import { makeFilesDoor } from "./door.ts";

withDatabase();
withStore();
let caller: Caller;

const door = makeFilesDoor(async (_request, team) => {
  if (caller.team.slug !== team) throw notFound("No such team.");
  return caller;
});
const port = withListening(createServer(getRequestListener(door.fetch, { overrideGlobalObjects: false })));

beforeEach(async () => {
  caller = await makeTeam();
});

const addressOf = (path: string, slug = caller.team.slug) =>
  `http://127.0.0.1:${port()}/api/teams/${slug}/files/${path}?zip`;
const upload = (path: string, ...chunks: string[]) =>
  uploadArtifact(caller, { path, bytes: streamOf(...chunks) });
const openFiles = async () => (await readdir("/proc/self/fd")).length;

test("a folder comes as one zip of all that is below it, named after the run", async () => {
  await upload("7/abc/artifacts/a.txt", "hello");
  await upload("7/abc/artifacts/model/深い/MLmodel", "flavors: {}\n");
  await upload("7/abc/artifacts/model/empty");
  await upload("7/abcd/artifacts/b.txt", "another run's");
  const response = await fetch(addressOf("7/abc/artifacts"));
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/zip",
    "content-disposition": "attachment; filename=abc.zip",
    "x-content-type-options": "nosniff",
  });
  expect(await readZip(await response.arrayBuffer())).toEqual({
    "abc/a.txt": "hello",
    "abc/model/empty": "",
    "abc/model/深い/MLmodel": "flavors: {}\n",
  });
});

test("more files than one page of rows are all there", async () => {
  const chunks = Array.from({ length: 1_203 }, (_, index) => `${index}`);
  const now = new Date();
  const { sizeBytes, sha256, path } = await upload("8/many/0000.txt", "0");
  const [row] = await database().select().from(artifacts);
  if (row === undefined) throw new Error(`nothing at ${path}`);
  await Promise.all(
    chunks.slice(1).map(async (text) => {
      const storeKey = row.storeKey.replace(/.{12}$/u, text.padStart(12, "0"));
      const stored = await store().put(storeKey, streamOf(text));
      const name = `8/many/${text.padStart(4, "0")}.txt`;
      await database()
        .insert(artifacts)
        .values({ teamId: caller.team.id, path: name, storeKey, createdAt: now, ...stored });
    }),
  );
  expect([sizeBytes, sha256.byteLength]).toEqual([1, 32]);
  const files = await readZip(await (await fetch(addressOf("8/many"))).arrayBuffer());
  expect(Object.values(files)).toEqual(chunks);
});

test("what another team has, a file, and nothing are not found", async () => {
  await upload("7/abc/artifacts/a.txt", "hello");
  const other = caller.team.slug;
  expect((await fetch(addressOf("7/abc/artifacts/a.txt"))).status).toBe(404);
  expect((await fetch(addressOf("7/none"))).status).toBe(404);
  caller = await makeTeam();
  expect((await fetch(addressOf("7/abc/artifacts"))).status).toBe(404);
  expect((await fetch(addressOf("7/abc/artifacts", other))).status).toBe(404);
});

test("a file that vanishes in the middle breaks the download, so that nobody takes it for whole", async () => {
  const mebibyte = "x".repeat(1024 * 1024);
  await upload("9/r/a.bin", ...Array.from({ length: 32 }, () => mebibyte));
  await upload("9/r/b.txt", "gone");
  const response = await fetch(addressOf("9/r"));
  await deleteArtifacts(caller, { path: "9/r/b.txt" });
  for await (const { key } of store().list(`teams/${caller.team.id}/`)) {
    const [row] = await database().select().from(artifacts);
    if (row?.storeKey !== key) await store().delete(key);
  }
  expect(response.status).toBe(200);
  await expect(response.arrayBuffer()).rejects.toThrow();
});

test("a file that was uploaded anew in the meantime comes with its new bytes", async () => {
  const mebibyte = "x".repeat(1024 * 1024);
  await upload("9/r/a.bin", ...Array.from({ length: 32 }, () => mebibyte));
  await upload("9/r/b.txt", "old");
  const before = await Array.fromAsync(store().list(`teams/${caller.team.id}/`), ({ key }) => key);
  const response = await fetch(addressOf("9/r"));
  await upload("9/r/b.txt", "new");
  const kept = new Set((await database().select().from(artifacts)).map(({ storeKey }) => storeKey));
  for (const key of before) if (!kept.has(key)) await store().delete(key);
  expect(await readZip(await response.arrayBuffer())).toMatchObject({ "r/b.txt": "new" });
});

test("a reader that is slow holds the files back, and one that leaves closes them", async () => {
  const mebibyte = "x".repeat(1024 * 1024);
  await upload("9/r/a.bin", ...Array.from({ length: 64 }, () => mebibyte));
  const filesBefore = await openFiles();
  const memoryBefore = process.memoryUsage().arrayBuffers;
  for (let count = 0; count < 10; count += 1) {
    const leaving = new AbortController();
    const response = await fetch(addressOf("9/r"), { signal: leaving.signal });
    await response.body?.getReader().read();
    expect(process.memoryUsage().arrayBuffers - memoryBefore).toBeLessThan(32 * 1024 * 1024);
    leaving.abort();
  }
  await expect.poll(openFiles, { timeout: 5_000 }).toBeLessThanOrEqual(filesBefore + 3);
});
