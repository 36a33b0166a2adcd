import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startProduct } from "../product.ts";
import type { Product } from "../product.ts";
import { makeUploader, whole } from "./uploader.ts";
import type { Uploader } from "./uploader.ts";
import { openTeam } from "./writer.ts";

const canMount = process.platform === "linux" && process.getuid?.() === 0;
if (!canMount) console.warn("Tests on a full disk are skipped: they mount a small one, which only root may.");

const disk = { size: 6 * whole.byteLength, nr_inodes: 400 };
const halfAFile = whole.byteLength / 2;
const isFull = {
  status: 503,
  code: "TEMPORARILY_UNAVAILABLE",
  says: expect.stringContaining("disk is full"),
};

let folder: string;
let product: Product;
let uploader: Uploader;

describe.skipIf(!canMount)("while the disk of the artifacts is full", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "saigen full "));
    execFileSync("mount", [
      "-t",
      "tmpfs",
      "-o",
      `size=${disk.size},nr_inodes=${disk.nr_inodes}`,
      "tmpfs",
      folder,
    ]);
    product = await startProduct({ ARTIFACTS_URL: pathToFileURL(folder).href });
    uploader = await makeUploader(product, await openTeam(product));
  });
  afterEach(makeRoom);
  afterAll(async () => {
    await product.dispose();
    execFileSync("umount", [folder]);
    await rm(folder, { recursive: true });
  });

  test("a file is refused in words and leaves nothing, and the others stay whole", async () => {
    await uploader.put("one/kept.txt", "kept");
    await uploader.put("one/replaced.bin", "the former one");
    await leaveBytes(halfAFile);
    for (const path of ["one/new.bin", "one/replaced.bin"])
      expect(await told(uploader.put(path, new Uint8Array(whole)))).toEqual(isFull);
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
    expect(await uploader.namesIn("one")).toEqual(["kept.txt", "replaced.bin"]);
    expect((await uploader.get("one/new.bin")).status).toBe(404);
    expect(await uploader.textOf("one/kept.txt")).toBe("kept");
    expect(await uploader.textOf("one/replaced.bin")).toBe("the former one");

    await makeRoom();
    expect((await uploader.put("one/new.bin", new Uint8Array(whole))).status).toBe(200);
    await uploader.expectWhole("one/new.bin");
  });

  test("a part is refused in words, and the upload goes on once there is room", async () => {
    await leaveBytes(halfAFile);
    const begun = await uploader.begin("parts");
    const first = await uploader.sendPart(begun, 1);
    expect(await told(uploader.tryPart(begun, 2))).toEqual(isFull);
    await makeRoom();
    const parts = [first, await uploader.sendPart(begun, 2), await uploader.sendPart(begun, 3)];

    await leaveBytes(halfAFile);
    expect(await told(uploader.complete("parts", begun, parts))).toEqual(isFull);
    expect(await uploader.namesIn("parts")).toEqual([]);
    expect((await uploader.get("parts/large.bin")).status).toBe(404);
    await makeRoom();
    expect((await uploader.complete("parts", begun, parts)).status).toBe(200);
    await uploader.expectWhole("parts/large.bin");
  });

  test("a disk that takes no more files is told as full, too", async () => {
    await leaveNoFile();
    expect(await told(uploader.put("files/small.txt", "small"))).toEqual(isFull);
    expect(await told(uploader.tryBegin("files"))).toEqual(isFull);
    await makeRoom();
    expect((await uploader.put("files/small.txt", "small")).status).toBe(200);
    expect((await uploader.tryBegin("files")).status).toBe(200);
  });
});

/** What somebody else keeps on the same disk. */
const ballast = () => join(folder, "ballast");

async function leaveBytes(bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  await writeFile(ballast(), new Uint8Array(bavail * bsize - bytes));
}

async function leaveNoFile(): Promise<void> {
  await mkdir(ballast());
  const { ffree } = await statfs(folder);
  for (let left = ffree; left > 0; left -= 1) await writeFile(join(ballast(), String(left)), "");
}

async function makeRoom(): Promise<void> {
  await rm(ballast(), { recursive: true, force: true });
}

async function told(asked: Promise<Response>) {
  const answer = await asked;
  const { error_code: code, message: says } = (await answer.json()) as {
    error_code: string;
    message: string;
  };
  return { status: answer.status, code, says };
}
