import { expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { streamOf, withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { searchArtifacts, uploadArtifact } from "./index.ts";

withDatabase();
withStore();

async function makeFolder(): Promise<Caller> {
  const caller = await makeTeam();
  const names = ["b/1", "b/2/3", "a.txt", "z/1", "ä/1", "c.txt", "日本.txt", "Z.txt"];
  for (const name of names) await uploadArtifact(caller, { path: `f/${name}`, bytes: streamOf("1234") });
  await uploadArtifact(caller, { path: "f2/other", bytes: streamOf("1") });
  return caller;
}

async function readAll(caller: Caller, path: string, limit: number): Promise<string[]> {
  const names: string[] = [];
  let cursor: Awaited<ReturnType<typeof searchArtifacts>>["next"] = null;
  do {
    const page = await searchArtifacts(caller, { path, cursor, limit });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    names.push(...page.entries.map(({ name, kind }) => (kind === "folder" ? `${name}/` : name)));
    cursor = page.next;
  } while (cursor !== null);
  return names;
}

const whole = ["b/", "z/", "ä/", "Z.txt", "a.txt", "c.txt", "日本.txt"];

test.each([1, 2, 3, 6, 7, 8])("pages of %i hold every folder, then every file, once", async (limit) => {
  expect(await readAll(await makeFolder(), "f", limit)).toEqual(whole);
});

test("a page says what folders hold, and how much there is in all", async () => {
  const page = await searchArtifacts(await makeFolder(), { path: "f", limit: 1 });
  expect(page).toEqual({
    entries: [{ name: "b", kind: "folder", sizeBytes: 8, files: 2 }],
    next: { kind: "folder", name: "b" },
    total: { sizeBytes: 32, files: 8 },
  });
});

test("the root is listed like any folder, and what is not there is empty", async () => {
  const caller = await makeFolder();
  expect(await readAll(caller, "", 10)).toEqual(["f/", "f2/"]);
  expect(await readAll(caller, "f/a.txt", 10)).toEqual([]);
  expect(await readAll(await makeTeam(), "f", 10)).toEqual([]);
});
