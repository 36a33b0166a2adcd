import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { artifacts, events } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
import { openFolderStore } from "#server/store/folder.ts";
import { store, useStore } from "#server/store/open.ts";
import { openS3Store } from "#server/store/s3.ts";
import { streamOf } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { hasS3, s3StartMs, startS3, type TestS3 } from "#tests/s3.ts";
import { addMember, makeTeam } from "#tests/team.ts";
import {
  checkArtifacts,
  createUpload,
  deleteArtifacts,
  getStorageUsed,
  listArtifacts,
  mendArtifacts,
  sweepDiscards,
  uploadArtifact,
} from "../index.ts";

withDatabase();
const days = 24 * 3_600_000;
const afterDays = (count: number) => new Date(Date.now() + count * days);

afterEach(() => void vi.restoreAllMocks());
const travel = (count: number) => void vi.spyOn(clock, "now").mockReturnValue(afterDays(count));

const upload = (caller: Caller, path: string, text: string) =>
  uploadArtifact(caller, { path, bytes: streamOf(text) });

async function rowOf(caller: Caller, path: string) {
  const rows = await database().select().from(artifacts).where(eq(artifacts.teamId, caller.team.id));
  const row = rows.find((one) => one.path === path);
  if (row === undefined) throw new Error(`no ${path}`);
  return row;
}

describe("a store in a folder", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "saigen check "));
    useStore(openFolderStore(folder));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  itFindsAndMends();
});

describe.skipIf(!hasS3)("a bucket", () => {
  let s3: TestS3 | undefined;
  beforeAll(async () => {
    s3 = await startS3();
    useStore(openS3Store(await s3.makeBucket()));
  }, s3StartMs);
  afterAll(() => s3?.dispose());
  itFindsAndMends();
});

function itFindsAndMends(): void {
  test("files and bytes that agree are said to, also the replaced and the deleted", async () => {
    const caller = await makeTeam();
    for (const path of ["a", "b", "c/d"]) await upload(caller, path, path);
    await upload(caller, "a", "again");
    await deleteArtifacts(caller, { path: "b" });
    travel(30);
    for (const isDeep of [false, true]) {
      expect(await checkArtifacts(caller, { isDeep })).toEqual({
        files: 2,
        missing: [],
        damaged: [],
        stray: [],
        underWay: 0,
        isForeign: false,
      });
    }
  });

  test("a file without bytes is found, listed no more once mended, and nothing else is touched", async () => {
    const caller = await makeTeam();
    await upload(caller, "0/kept", "kept");
    await upload(caller, "0/lost", "lost");
    await store().delete((await rowOf(caller, "0/lost")).storeKey);
    const found = await checkArtifacts(caller, {});
    expect(found.missing.map(({ path }) => path)).toEqual(["0/lost"]);
    const { missing } = found;
    expect(await mendArtifacts(caller, { missing, stray: [] })).toEqual({ unlisted: 1, discarded: 0 });
    expect((await listArtifacts(caller, { path: "0" })).map(({ name }) => name)).toEqual(["kept"]);
    expect(await getStorageUsed(caller, {})).toEqual({ sizeBytes: 4, files: 1 });
    const told = await database().select().from(events).where(eq(events.teamId, caller.team.id));
    expect(told).toMatchObject([{ action: "artifact.mend", data: { after: { unlisted: 1, discarded: 0 } } }]);
  });

  test("bytes that no file shows are found once no upload can own them, and go once mended", async () => {
    const caller = await makeTeam();
    await upload(caller, "kept", "kept");
    const key = `teams/${caller.team.id}/aa/stray`;
    await store().put(key, streamOf("stray"));
    expect(await checkArtifacts(caller, {})).toMatchObject({ stray: [], underWay: 1 });
    travel(3);
    const found = await checkArtifacts(caller, {});
    expect(found).toMatchObject({ stray: [{ key, sizeBytes: 5 }], underWay: 0 });
    await mendArtifacts(caller, { missing: [], stray: [key, (await rowOf(caller, "kept")).storeKey] });
    await sweepDiscards(afterDays(4));
    expect(await store().has(key)).toBe(false);
    expect(await checkArtifacts(caller, {})).toMatchObject({ files: 1, missing: [], stray: [] });
  });

  test("only a deep check sees bytes that are others than were uploaded", async () => {
    const caller = await makeTeam();
    await upload(caller, "longer", "12345");
    await upload(caller, "other", "12345");
    await store().put((await rowOf(caller, "longer")).storeKey, streamOf("123456"));
    await store().put((await rowOf(caller, "other")).storeKey, streamOf("54321"));
    expect((await checkArtifacts(caller, {})).damaged).toEqual([]);
    expect((await checkArtifacts(caller, { isDeep: true })).damaged).toMatchObject([
      { path: "longer", says: "has 6 bytes instead of 5" },
      { path: "other", says: "has other bytes than were uploaded" },
    ]);
  });

  test("uploads on their way are no faults", async () => {
    const caller = await makeTeam();
    await createUpload(caller, { path: "parts.bin", parts: 2 });
    let checked: Awaited<ReturnType<typeof checkArtifacts>> | undefined;
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("first half, ");
      checked = await checkArtifacts(caller, { isDeep: true });
      yield Buffer.from("second half");
    }
    await uploadArtifact(caller, { path: "slow.bin", bytes: slow() });
    expect(checked).toMatchObject({ files: 0, missing: [], damaged: [], stray: [], underWay: 0 });
    expect(await checkArtifacts(caller, { isDeep: true })).toMatchObject({
      files: 1,
      missing: [],
      stray: [],
    });
  });

  test("what came back since the check is not mended away", async () => {
    const caller = await makeTeam();
    await upload(caller, "kept", "kept");
    await upload(caller, "away", "away");
    const { path, storeKey } = await rowOf(caller, "away");
    await store().delete(storeKey);
    const { missing } = await checkArtifacts(caller, {});
    await store().put(storeKey, streamOf("away"));
    await mendArtifacts(caller, { missing, stray: [] });
    expect(await rowOf(caller, path)).toMatchObject({ storeKey });
  });

  test("a store that has no file's bytes at all is the wrong one, and nothing is mended", async () => {
    const caller = await makeTeam();
    for (const path of ["a", "b"]) {
      await upload(caller, path, path);
      await store().delete((await rowOf(caller, path)).storeKey);
    }
    const { missing } = await checkArtifacts(caller, {});
    await expect(mendArtifacts(caller, { missing, stray: [] })).rejects.toMatchObject({
      kind: "precondition",
      message: expect.stringContaining("ARTIFACTS_URL"),
    });
    expect(await rowOf(caller, "a")).toBeDefined();
  });

  test("another team's bytes are neither looked at nor mended, and a maintainer may not", async () => {
    const [ours, theirs] = [await makeTeam(), await makeTeam()];
    await upload(theirs, "x", "x");
    const { storeKey } = await rowOf(theirs, "x");
    expect(await checkArtifacts(ours, {})).toMatchObject({ files: 0, stray: [], underWay: 0 });
    const stray = `teams/${theirs.team.id}/aa/stray`;
    await store().put(stray, streamOf("theirs"));
    expect(
      await mendArtifacts(ours, { missing: [{ path: "x", storeKey }], stray: [stray, storeKey] }),
    ).toEqual({ unlisted: 0, discarded: 0 });
    const maintainer = await addMember(ours, "maintainer");
    await expect(checkArtifacts(maintainer, {})).rejects.toMatchObject({ kind: "forbidden" });
  });
}
