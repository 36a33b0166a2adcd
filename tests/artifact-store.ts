import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { runs } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { openFolderStore } from "#server/store/folder.ts";
import { useStore } from "#server/store/open.ts";

/** A run id for tests whose team has one run. */
export const runId = "0123456789abcdef0123456789abcdef";

/** Gives the test file a store in a folder of its own; the returned function counts the files in it, unfinished ones too. */
export function withStore(): () => Promise<number> {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "saigen store "));
    useStore(openFolderStore(folder));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  };
}

/** The run `runId` in the Default experiment of the caller's team. */
export async function insertRun(caller: Caller, artifactUri = `mlflow-artifacts:/0/${runId}/artifacts`) {
  await database().insert(runs).values({
    teamId: caller.team.id,
    id: runId,
    experimentId: 0,
    name: "dapper-owl-1",
    status: "RUNNING",
    userId: "keiko",
    startTimeMs: 1,
    artifactUri,
    createdBy: caller.actor,
  });
}

/** The chunks of an upload. */
export async function* streamOf(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}
