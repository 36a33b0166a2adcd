import { count, eq, sql, sum } from "drizzle-orm";
import { artifacts, experiments } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { z } from "zod";
import { below } from "./below.ts";
import { loadRunRoot } from "./roots.ts";
import { StorageScope, type StorageUsed } from "./schema.ts";

/** Bytes and files the team keeps just now, or one run of it: counted from the rows, so never late. */
export const getStorageUsed = query({
  action: "storage.read",
  input: StorageScope,
  async handle({ db, caller, input }) {
    const teamId = caller.team.id;
    const folder = input.runId === undefined ? "" : (await loadRunRoot(db, teamId, input.runId)).path;
    return measureBelow(db, teamId, folder);
  },
});

/** The same by experiment, the largest first; what lies in no experiment's own folder is under `undefined`. */
export const listStorageByExperiment = query({
  action: "storage.read",
  input: z.strictObject({}),
  async handle({ db, caller }) {
    const folder = sql`split_part(${artifacts.path}, '/', 1)`;
    const used = db
      .select({
        folder: folder.as("folder"),
        sizeBytes: sum(artifacts.sizeBytes).as("used"),
        files: count().as("files"),
      })
      .from(artifacts)
      .where(eq(artifacts.teamId, caller.team.id))
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

async function measureBelow(db: Reader, teamId: number, folder: string): Promise<StorageUsed> {
  const [used] = await db
    .select({ sizeBytes: sum(artifacts.sizeBytes).mapWith(Number), files: count() })
    .from(artifacts)
    .where(below(teamId, folder));
  return { sizeBytes: used?.sizeBytes ?? 0, files: used?.files ?? 0 };
}
