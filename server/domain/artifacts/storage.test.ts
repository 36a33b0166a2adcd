import * as fc from "fast-check";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { artifactDiscards, artifacts } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { streamOf, withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { deleteArtifacts, getStorageUsed, listStorageByExperiment, uploadArtifact } from "./index.ts";

withDatabase();
withStore();

const upload = (caller: Caller, path: string, sizeBytes: number) =>
  uploadArtifact(caller, { path, bytes: streamOf("x".repeat(sizeBytes)) });

async function countRows(caller: Caller) {
  const [counted] = await database()
    .select({
      sizeBytes: sql`coalesce(sum(size_bytes), 0)`.mapWith(Number),
      files: sql`count(*)`.mapWith(Number),
    })
    .from(artifacts)
    .where(eq(artifacts.teamId, caller.team.id));
  return counted;
}

test("the storage of an experiment is its own, and unknown and foreign experiments are not found", async () => {
  const caller = await makeTeam();
  await upload(caller, "0/r1/artifacts/a", 5);
  await upload(caller, "0/loose", 2);
  await upload(caller, "00/r1/artifacts/a", 100);
  expect(await getStorageUsed(caller, { experimentId: 0 })).toEqual({ sizeBytes: 7, files: 2 });
  await expect(getStorageUsed(caller, { experimentId: 7 })).rejects.toMatchObject({ kind: "notFound" });
});

test("whatever is uploaded, replaced and deleted, the counters say what the rows say", async () => {
  const path = fc.constantFrom(
    "0/r/artifacts/a",
    "0/r/artifacts/b/c",
    "0/r/d",
    "0/e",
    "f",
    "1/s/artifacts/a",
  );
  const folder = fc.constantFrom("0", "0/r", "0/r/artifacts", "1/s", "f", "0/e");
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ path, sizeBytes: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ folder }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const caller = await makeTeam();
      for (const one of steps) {
        if ("path" in one) await upload(caller, one.path, one.sizeBytes);
        else await deleteArtifacts(caller, { path: one.folder }).catch(() => undefined);
      }
      expect(await getStorageUsed(caller, {})).toEqual(await countRows(caller));
      const listed = await listStorageByExperiment(caller, {});
      expect(listed.reduce((all, { files }) => all + files, 0)).toBe((await countRows(caller))?.files);
    }),
    { numRuns: 25 },
  );
});

test("uploads at once to one run and to many are all counted", async () => {
  const caller = await makeTeam();
  const paths = Array.from({ length: 40 }, (_, index) => `0/r${index % 4}/artifacts/${index % 20}`);
  await Promise.all(paths.map((path) => upload(caller, path, 3)));
  expect(await getStorageUsed(caller, {})).toEqual({ sizeBytes: 60, files: 20 });
});

test("uploads of one path at once leave one file, and the bytes of the others are deleted", async () => {
  const caller = await makeTeam();
  await Promise.all(Array.from({ length: 12 }, (_, index) => upload(caller, "0/r/artifacts/same", index)));
  expect(await getStorageUsed(caller, {})).toEqual(await countRows(caller));
  expect(await countRows(caller)).toMatchObject({ files: 1 });
  expect(await database().$count(artifactDiscards, eq(artifactDiscards.teamId, caller.team.id))).toBe(11);
});

test("of a file and a file inside it that arrive at once with others, one is refused and the others are kept", async () => {
  const caller = await makeTeam();
  const runs = Array.from({ length: 10 }, (_, index) => `0/r${index}/artifacts`);
  for (const run of runs) {
    const others = Array.from({ length: 10 }, (_, index) => `${run}/${index}`);
    const paths = [...others, `${run}/x`, `${run}/x/y`];
    const outcomes = await Promise.allSettled(paths.map((path) => upload(caller, path, 1)));
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused).toMatchObject([{ kind: "invalid" }]);
  }
  expect(await getStorageUsed(caller, {})).toEqual({ sizeBytes: 110, files: 110 });
});
