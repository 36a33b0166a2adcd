import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { artifactDiscards, artifacts, events, installation } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { insertRun, runId, streamOf, withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember, makeTeam } from "#tests/team.ts";
import {
  deleteArtifacts,
  getArtifact,
  getStorageUsed,
  listArtifacts,
  listRunArtifacts,
  listStorageByExperiment,
  openArtifact,
  openRunArtifact,
  sweepDiscards,
  sweepOrphans,
  uploadArtifact,
} from "./index.ts";

withDatabase();
const stored = withStore();

const inAnHour = () => new Date(Date.now() + 3_600_000);
const inAMonth = () => new Date(Date.now() + 30 * 24 * 3_600_000);

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.alloc(3_000_000);
  throw new Error("connection lost");
}

const upload = (caller: Caller, path: string, text: string) =>
  uploadArtifact(caller, { path, bytes: streamOf(text) });

async function read(caller: Caller, path: string): Promise<string> {
  const file = await openArtifact(caller, { path });
  return new Response(await file.read()).text();
}

test("what was uploaded is read back to the byte, whole and in part", async () => {
  const caller = await makeTeam();
  const uploaded = await uploadArtifact(caller, { path: "a//b/./c.txt", bytes: streamOf("hello ", "world") });
  expect(uploaded).toMatchObject({ path: "a/b/c.txt", sizeBytes: 11 });
  expect(await read(caller, "a/b/c.txt")).toBe("hello world");
  const file = await openArtifact(caller, { path: "/a/b/c.txt".slice(1) });
  expect(file).toMatchObject({
    name: "c.txt",
    sizeBytes: 11,
    sha256: Buffer.from(uploaded.sha256).toString("hex"),
  });
  expect(await new Response(await file.read({ first: 3, last: 7 })).text()).toBe("lo wo");
});

test("an empty file is a file", async () => {
  const caller = await makeTeam();
  await uploadArtifact(caller, { path: "empty", bytes: streamOf() });
  expect(await read(caller, "empty")).toBe("");
  expect(await listArtifacts(caller, { path: "" })).toEqual([
    { name: "empty", kind: "file", sizeBytes: 0, files: 1 },
  ]);
});

test("a listing shows what is directly inside, folders with the size of all that is below them", async () => {
  const caller = await makeTeam();
  for (const path of ["m/model/a.bin", "m/model/code/b.py", "m/model-card.md", "m/model0", "n/x"]) {
    await upload(caller, path, path);
  }
  expect(await listArtifacts(caller, { path: "m/" })).toEqual([
    { name: "model", kind: "folder", sizeBytes: 13 + 17, files: 2 },
    { name: "model-card.md", kind: "file", sizeBytes: 15, files: 1 },
    { name: "model0", kind: "file", sizeBytes: 8, files: 1 },
  ]);
  expect(await listArtifacts(caller, { path: "m/model0" })).toEqual([]);
  expect(await listArtifacts(caller, { path: "nothing" })).toEqual([]);
});

test("names outside ASCII are listed inside their folder", async () => {
  const caller = await makeTeam();
  await upload(caller, "図表🦊/曲線.png", "x");
  expect(await listArtifacts(caller, { path: "図表🦊" })).toMatchObject([{ name: "曲線.png" }]);
});

test("an upload over a file replaces it, and the former bytes go", async () => {
  const caller = await makeTeam();
  await upload(caller, "r.txt", "first");
  const before = await openArtifact(caller, { path: "r.txt" });
  await upload(caller, "r.txt", "second");
  expect(await read(caller, "r.txt")).toBe("second");
  expect(await new Response(await before.read()).text()).toBe("first");
  const count = await stored();
  expect(await sweepDiscards(new Date())).toBe(0);
  expect(await sweepDiscards(inAnHour())).toBe(1);
  expect(await stored()).toBe(count - 1);
  expect(await read(caller, "r.txt")).toBe("second");
});

test("many uploads to one path leave one whole file and no stray bytes", async () => {
  const caller = await makeTeam();
  const texts = Array.from({ length: 12 }, (_, index) => `content ${index}`);
  const count = await stored();
  await Promise.all(texts.map((text) => upload(caller, "race/x.txt", text)));
  expect(texts).toContain(await read(caller, "race/x.txt"));
  await sweepDiscards(inAnHour());
  expect(await stored()).toBe(count + 1);
});

test("a file cannot be inside a file, nor take a folder's name, also when both arrive at once", async () => {
  const caller = await makeTeam();
  await upload(caller, "t/a", "x");
  await expect(upload(caller, "t/a/b", "y")).rejects.toMatchObject({ kind: "invalid" });
  await expect(upload(caller, "t", "y")).rejects.toMatchObject({ kind: "invalid" });
  const both = await Promise.allSettled([upload(caller, "t/c", "1"), upload(caller, "t/c/d", "2")]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("an upload that breaks off leaves neither row nor bytes, and the file that was there stays", async () => {
  const caller = await makeTeam();
  await upload(caller, "b/x", "kept");
  const count = await stored();
  await expect(uploadArtifact(caller, { path: "b/x", bytes: broken() })).rejects.toThrow();
  expect(await read(caller, "b/x")).toBe("kept");
  expect(await stored()).toBe(count);
});

test("another team sees none of it, under the same path", async () => {
  const [ours, theirs] = [await makeTeam(), await makeTeam()];
  await upload(ours, "0/secret.txt", "ours");
  await expect(openArtifact(theirs, { path: "0/secret.txt" })).rejects.toMatchObject({ kind: "notFound" });
  expect(await listArtifacts(theirs, { path: "" })).toEqual([]);
  await expect(deleteArtifacts(theirs, { path: "0" })).rejects.toMatchObject({ kind: "notFound" });
  await upload(theirs, "0/secret.txt", "theirs");
  expect(await read(ours, "0/secret.txt")).toBe("ours");
});

test("a run's artifacts are found through the run, and another team's run is not", async () => {
  const [ours, theirs] = [await makeTeam(), await makeTeam()];
  await insertRun(ours);
  await upload(ours, `0/${runId}/artifacts/plots/a.png`, "png");
  expect(await listRunArtifacts(ours, { runId, path: "plots" })).toMatchObject({
    folder: `0/${runId}/artifacts/plots`,
    rootUri: `mlflow-artifacts:/0/${runId}/artifacts`,
    entries: [{ name: "a.png" }],
  });
  const file = await openRunArtifact(ours, { runId, path: "plots/a.png" });
  expect(await new Response(await file.read()).text()).toBe("png");
  for (const id of [runId, "nonexistent", `${runId}0`]) {
    await expect(listRunArtifacts(theirs, { runId: id })).rejects.toMatchObject({
      kind: "notFound",
      message: `Run with id=${id} not found`,
    });
  }
});

test("a file's facts are read without its bytes, and another team's are not there", async () => {
  const [ours, theirs] = [await makeTeam(), await makeTeam()];
  await upload(ours, "0/a.html", "1234");
  expect(await getArtifact(ours, { path: "0/a.html" })).toMatchObject({
    path: "0/a.html",
    name: "a.html",
    sizeBytes: 4,
    sha256: "03ac674216f3e15c761ee1a5e255f067953623c8b388b4459e13f978d7c846f4",
    contentType: "text/html",
  });
  await expect(getArtifact(ours, { path: "0" })).rejects.toMatchObject({ kind: "notFound" });
  await expect(getArtifact(theirs, { path: "0/a.html" })).rejects.toMatchObject({ kind: "notFound" });
});

test("a run whose artifacts are kept elsewhere says where", async () => {
  const caller = await makeTeam();
  await insertRun(caller, "s3://bucket/x");
  await expect(listRunArtifacts(caller, { runId })).rejects.toThrow("s3://bucket/x");
});

test("a folder is deleted with all that is in it and nothing beside it", async () => {
  const caller = await makeTeam();
  for (const path of ["d/x/1", "d/x/y/2", "d/x.txt", "d/x0"]) await upload(caller, path, "1234");
  expect(await deleteArtifacts(caller, { path: "d/x/" })).toEqual({ path: "d/x", files: 2, sizeBytes: 8 });
  const left = await database().select().from(artifacts).where(eq(artifacts.teamId, caller.team.id));
  expect(left.map(({ path }) => path).toSorted()).toEqual(["d/x.txt", "d/x0"]);
  const queue = await database().$count(artifactDiscards, eq(artifactDiscards.teamId, caller.team.id));
  expect(queue).toBe(2);
  const told = await database().select().from(events).where(eq(events.teamId, caller.team.id));
  expect(told).toMatchObject([{ action: "artifact.delete", subjectId: "d/x" }]);
});

test("the whole root cannot be deleted, and neither can what is not there", async () => {
  const caller = await makeTeam();
  await upload(caller, "x", "1");
  for (const path of ["", ".", "./"]) {
    await expect(deleteArtifacts(caller, { path })).rejects.toMatchObject({ kind: "invalid" });
  }
  await expect(deleteArtifacts(caller, { path: "y" })).rejects.toMatchObject({ kind: "notFound" });
});

test("a member uploads but does not delete, a viewer only reads", async () => {
  const owner = await makeTeam();
  const [member, viewer] = [await addMember(owner, "member"), await addMember(owner, "viewer")];
  await upload(member, "x", "1");
  await expect(deleteArtifacts(member, { path: "x" })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(upload(viewer, "y", "1")).rejects.toMatchObject({ kind: "forbidden" });
  expect(await read(viewer, "x")).toBe("1");
});

test("storage is counted by team, by experiment and by run", async () => {
  const caller = await makeTeam();
  await insertRun(caller);
  await upload(caller, `0/${runId}/artifacts/a`, "12345");
  await upload(caller, "0/other", "123");
  await upload(caller, "loose/file", "1");
  expect(await getStorageUsed(caller, {})).toEqual({ sizeBytes: 9, files: 3 });
  expect(await getStorageUsed(caller, { runId })).toEqual({ sizeBytes: 5, files: 1 });
  expect(await listStorageByExperiment(caller, {})).toEqual([
    { experimentId: 0, name: "Default", sizeBytes: 8, files: 2 },
    { experimentId: null, name: null, sizeBytes: 1, files: 1 },
  ]);
  expect(await getStorageUsed(await makeTeam(), {})).toEqual({ sizeBytes: 0, files: 0 });
});

test("bytes without a row are swept once they are old, and no others", async () => {
  const caller = await makeTeam();
  await upload(caller, "kept", "1");
  await upload(caller, "lost", "2");
  await database().delete(artifacts).where(eq(artifacts.path, "lost"));
  expect(await sweepOrphans(new Date())).toBe(0);
  await sweepDiscards(inAMonth());
  expect(await sweepOrphans(inAMonth())).toBe(1);
  expect(await read(caller, "kept")).toBe("1");
});

test("a store that another database filled is never tidied up", async () => {
  const caller = await makeTeam();
  await upload(caller, "theirs", "1");
  await sweepOrphans(inAMonth());
  await database().delete(installation).where(eq(installation.key, "store"));
  await database().delete(artifacts).where(eq(artifacts.teamId, caller.team.id));
  const count = await stored();
  expect(await sweepOrphans(inAMonth())).toBe(0);
  expect(await stored()).toBe(count);
});
