import { and, count, eq, gt, gte, lt, or, type SQL, sql, sum } from "drizzle-orm";
import { z } from "zod";
import { artifacts, artifactUsage, experiments } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { loadExperiment } from "#server/domain/experiments/load.ts";
import { below } from "./below.ts";
import { loadRunRoot } from "./roots.ts";
import { StorageScope, type StorageUsed } from "./schema.ts";

/**
 * Bytes and files that a run, an experiment or the team keeps just now, exact at every commit. A run's are counted from its
 * rows; what may have a million files is read from the counters kept with them.
 *
 * @throws AppError `notFound` for a run or experiment the team does not have, `precondition` when the run's files are kept elsewhere.
 */
export const getStorageUsed = query({
  action: "storage.read",
  input: StorageScope,
  async handle({ db, caller, input }) {
    const teamId = caller.team.id;
    if ("runId" in input) return countFiles(db, teamId, (await loadRunRoot(db, teamId, input.runId)).path);
    if (!("experimentId" in input)) return readCounters(db, eq(artifactUsage.teamId, teamId));
    const { id } = await loadExperiment(db, teamId, input.experimentId);
    return readCounters(db, ofExperiment(teamId, id));
  },
});

/** The same by experiment, the largest first; what lies in no experiment's own folder is under `null`. */
export const listStorageByExperiment = query({
  action: "storage.read",
  input: z.strictObject({}),
  async handle({ db, caller }) {
    const folder = sql<string>`split_part(${artifactUsage.folder}, '/', 1)`;
    const used = db
      .select({
        folder: folder.as("folder"),
        sizeBytes: sum(artifactUsage.sizeBytes).as("used"),
        files: sum(artifactUsage.files).as("files"),
      })
      .from(artifactUsage)
      .where(and(eq(artifactUsage.teamId, caller.team.id), gt(artifactUsage.files, 0)))
      .groupBy(folder)
      .as("used");
    return db
      .select({
        experimentId: experiments.id,
        name: experiments.name,
        sizeBytes: sql`sum(${used.sizeBytes})`.mapWith(Number),
        files: sql`sum(${used.files})`.mapWith(Number),
      })
      .from(used)
      .leftJoin(
        experiments,
        sql`${experiments.teamId} = ${caller.team.id} and ${experiments.id}::text = ${used.folder}`,
      )
      .groupBy(experiments.id, experiments.name)
      .orderBy(sql`3 desc`);
  },
});

/** Bytes and files below a folder of the team's root, counted from the rows. */
export async function countFiles(db: Reader, teamId: number, folder: string): Promise<StorageUsed> {
  const [used] = await db
    .select({ sizeBytes: sum(artifacts.sizeBytes).mapWith(Number), files: count() })
    .from(artifacts)
    .where(below(teamId, folder));
  return { sizeBytes: used?.sizeBytes ?? 0, files: used?.files ?? 0 };
}

async function readCounters(db: Reader, which: SQL | undefined): Promise<StorageUsed> {
  const [used] = await db
    .select({
      sizeBytes: sum(artifactUsage.sizeBytes).mapWith(Number),
      files: sum(artifactUsage.files).mapWith(Number),
    })
    .from(artifactUsage)
    .where(which);
  return { sizeBytes: used?.sizeBytes ?? 0, files: used?.files ?? 0 };
}

/** The folder named by the experiment's id, and what is in it; "0" follows "/" in byte order. */
function ofExperiment(teamId: number, id: number): SQL | undefined {
  const { folder } = artifactUsage;
  const inside = and(gte(folder, `${id}/`), lt(folder, `${id}0`));
  return and(eq(artifactUsage.teamId, teamId), or(eq(folder, String(id)), inside));
}
