import { once } from "node:events";
import { readdir, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startProduct } from "../product.ts";
import type { Product } from "../product.ts";
import { makeUploader, whole } from "./uploader.ts";
import type { Uploader } from "./uploader.ts";
import { openTeam } from "./writer.ts";

let product: Product;
let uploader: Uploader;

beforeAll(async () => {
  product = await startProduct();
  uploader = await makeUploader(product, await openTeam(product));
});
afterAll(() => product.dispose());

test("of an upload that kill -9 cut off nothing is visible, and it can be sent again", async () => {
  await uploader.put("one/kept.txt", "kept");
  await uploader.put("one/replaced.bin", "the former one");
  const cut = ["one/new.bin", "one/replaced.bin"].map((path) => uploader.putHalf(path));
  await untilIncoming(2);
  await killAndRestart();
  await Promise.all(cut);
  expect(await uploader.namesIn("one")).toEqual(["kept.txt", "replaced.bin"]);
  expect((await uploader.get("one/new.bin")).status).toBe(404);
  expect(await uploader.textOf("one/kept.txt")).toBe("kept");
  expect(await uploader.textOf("one/replaced.bin")).toBe("the former one");

  for (const path of ["one/new.bin", "one/replaced.bin"]) {
    expect((await uploader.put(path, new Uint8Array(whole))).status).toBe(200);
    await uploader.expectWhole(path);
  }
});

test("parts that were acknowledged before kill -9 need not be sent again", async () => {
  const begun = await uploader.begin("parts");
  const first = await uploader.sendPart(begun, 1);
  const cut = uploader.sendHalfPart(begun, 2);
  await untilIncoming(1);
  await killAndRestart();
  await cut;
  expect(await uploader.namesIn("parts")).toEqual([]);
  expect((await uploader.get("parts/large.bin")).status).toBe(404);

  const third = await uploader.sendPart(begun, 3);
  const hole = await uploader.complete("parts", begun, [first, { ...first, part_number: 2 }, third]);
  expect(hole.status).toBe(400);
  expect(await hole.text()).toContain("Part 2 is missing");
  const parts = [first, await uploader.sendPart(begun, 2), third];
  expect((await uploader.complete("parts", begun, parts)).status).toBe(200);
  await uploader.expectWhole("parts/large.bin");
});

test("an upload that kill -9 met while its parts were joined is completed by asking again", async () => {
  const begun = await uploader.begin("joined");
  const parts = [];
  for (const number of [1, 2, 3]) parts.push(await uploader.sendPart(begun, number));
  const cut = uploader.complete("joined", begun, parts).catch(() => undefined);
  await untilIncoming(1);
  await killAndRestart();
  await cut;
  expect((await uploader.complete("joined", begun, parts)).status).toBe(200);
  expect(await uploader.namesIn("joined")).toEqual(["large.bin"]);
  await uploader.expectWhole("joined/large.bin");
});

test("what cut off uploads left is no fault of a file, and the check removes it once it is old", async () => {
  const begun = await uploader.begin("left");
  await uploader.sendPart(begun, 1);
  const cut = [uploader.sendHalfPart(begun, 2), uploader.putHalf("left/new.bin")];
  await untilIncoming(2);
  await killAndRestart();
  await Promise.all(cut);
  expect(await product.admin("artifacts", "check", "--deep")).toMatch(
    /^fraud: \d+ files and their bytes agree\./u,
  );

  const left = await listLeft();
  for (const path of left) await utimes(path, new Date(0), new Date(0));
  expect(await product.admin("artifacts", "check", "--mend")).toContain(
    `uploads that died: ${left.length} stored objects deleted.`,
  );
  expect(await listLeft()).toEqual([]);
  const anew = await uploader.begin("left");
  const parts = [];
  for (const number of [1, 2, 3]) parts.push(await uploader.sendPart(anew, number));
  expect((await uploader.complete("left", anew, parts)).status).toBe(200);
  await uploader.expectWhole("left/large.bin");
});

/** What has no key of its own yet: files on their way and folders of parts. */
async function listLeft(): Promise<string[]> {
  const left = [];
  for (const folder of ["incoming", "parts"].map((name) => join(product.dataDir, "artifacts", name)))
    for (const name of await readdir(folder)) left.push(join(folder, name));
  return left;
}

/** Until so many files have begun to be written since the last test. */
async function untilIncoming(count: number): Promise<void> {
  const incoming = join(product.dataDir, "artifacts", "incoming");
  const isBegun = async () => {
    const names = (await readdir(incoming)).filter((name) => !abandoned.has(name));
    const files = await Promise.all(names.map((name) => stat(join(incoming, name)).catch(() => undefined)));
    return files.filter((file) => file !== undefined && file.size > 0).length;
  };
  await expect.poll(isBegun, { interval: 2, timeout: 20_000 }).toBe(count);
  for (const name of await readdir(incoming)) abandoned.add(name);
}

const abandoned = new Set<string>();

async function killAndRestart(): Promise<void> {
  product.process.kill("SIGKILL");
  await once(product.process, "exit");
  await product.restart();
}
