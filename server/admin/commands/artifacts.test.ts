import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { artifacts } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { listArtifacts, uploadArtifact } from "#server/domain/artifacts/index.ts";
import { openFolderStore } from "#server/store/folder.ts";
import { useStore } from "#server/store/open.ts";
import { runAdmin } from "#tests/admin.ts";
import { streamOf } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";

const sql = withDatabase();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "saigen admin "));
  useStore(openFolderStore(folder));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a check of files and bytes that agree says so and ends with 0", async () => {
  const caller = await teamWith("a", "b/c");
  expect(await check(caller, "--deep")).toEqual({
    code: 0,
    out: `${caller.team.slug}: 2 files and their bytes agree.\n`,
    err: "",
  });
});

test("files without bytes and bytes without a file are told, mended when asked, and then no more", async () => {
  const caller = await teamWith("kept", "lost");
  await rm(await placeOf(caller, "lost"));
  const stray = await leaveStray(caller);
  const found = await check(caller);
  expect(found).toMatchObject({ code: 1, err: "" });
  expect(found.out).toContain(`${caller.team.slug}: 2 files looked at.\n  1 file without bytes`);
  expect(found.out).toContain("\n    lost\n");
  expect(found.out).toContain(`1 stored object (5 B) that no file shows.\n    ${stray}\n`);
  expect((await listArtifacts(caller, { path: "" })).length).toBe(2);

  expect(await check(caller, "--mend")).toMatchObject({
    code: 0,
    err: "",
    out: expect.stringContaining("Mended: 1 file without bytes is listed no more; 1 stored object"),
  });
  expect((await listArtifacts(caller, { path: "" })).map(({ name }) => name)).toEqual(["kept"]);
  expect(await check(caller)).toEqual({
    code: 0,
    out: `${caller.team.slug}: 1 file and its bytes agree.\n`,
    err: "",
  });
});

test("wrong bytes are found by --deep alone, and mending does not hide them", async () => {
  const caller = await teamWith("damaged");
  await writeFile(await placeOf(caller, "damaged"), "other");
  expect((await check(caller)).code).toBe(0);
  for (const words of [["--deep"], ["--deep", "--mend"]]) {
    const { code, out } = await check(caller, ...words);
    expect(code).toBe(1);
    expect(out).toContain("damaged has 5 bytes instead of 7");
  }
});

test("a store without any file's bytes is not mended: the sentence names the setting", async () => {
  const caller = await teamWith("only");
  await rm(await placeOf(caller, "only"));
  expect(await check(caller, "--mend")).toEqual({
    code: 1,
    out: expect.stringMatching(/\n {4}only\n {2}Not mended: .* nothing was mended\. Check ARTIFACTS_URL/u),
    err: `Not mended: ${caller.team.slug}.\n`,
  });
});

test("a team that is not mended keeps no other from it, and what was found is told of all", async () => {
  const [refused, mended] = [await teamWith("only"), await teamWith("kept", "lost")];
  await rm(await placeOf(refused, "only"));
  await rm(await placeOf(mended, "lost"));
  const { code, out, err } = await checkAll("--mend");
  expect(code).toBe(1);
  expect(err).toContain(refused.team.slug);
  expect(err).not.toContain(mended.team.slug);
  expect(out).toContain(`${refused.team.slug}: 1 file looked at.`);
  expect(out).toContain("Not mended: The store has the bytes of no file at all");
  expect(out).toMatch(
    new RegExp(`${mended.team.slug}: 2 files looked at.*\\n {4}lost\\n {2}Mended: 1 file`, "su"),
  );
  expect(out).toContain("What removed teams and dead uploads left was not looked for");
  expect((await listArtifacts(mended, { path: "" })).map(({ name }) => name)).toEqual(["kept"]);
  expect((await listArtifacts(refused, { path: "" })).length).toBe(1);
});

/** A team with files that contain their own paths. */
async function teamWith(...paths: string[]): Promise<Caller> {
  const caller = await makeTeam();
  for (const path of paths) await uploadArtifact(caller, { path, bytes: streamOf(path) });
  return caller;
}

const check = ({ team }: Caller, ...words: string[]) => checkAll("--team", team.slug, ...words);

const checkAll = (...words: string[]) =>
  runAdmin(sql(), ["artifacts", "check", ...words], { ARTIFACTS_URL: pathToFileURL(folder).href });

async function placeOf({ team }: Caller, path: string): Promise<string> {
  const rows = await database().select().from(artifacts).where(eq(artifacts.teamId, team.id));
  return join(folder, "objects", String(rows.find((row) => row.path === path)?.storeKey));
}

/** Bytes that no file shows, old enough to belong to no upload on its way. Answers their key. */
async function leaveStray({ team }: Caller): Promise<string> {
  const key = `teams/${team.id}/aa/${randomUUID()}`;
  const place = join(folder, "objects", key);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, "stray");
  await utimes(place, new Date(0), new Date(0));
  return key;
}
