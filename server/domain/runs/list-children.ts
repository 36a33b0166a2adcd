import { and, desc, eq } from "drizzle-orm";
import { runs } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { loadRun } from "./load.ts";
import { ListChildren } from "./schema.ts";
import { readRuns, type FoundRun } from "./read.ts";

/** Most children listed; a study with more is read with `runs.search`. */
const childrenMax = 1_000;

/** The active runs nested in a run, the newest first and at most 1,000 of them, and how many there are. @throws AppError `notFound` */
export const listChildren = query({
  action: "run.read",
  input: ListChildren,
  async handle({ db, caller, input }): Promise<{ children: FoundRun[]; total: number }> {
    const teamId = caller.team.id;
    const parent = await loadRun(db, teamId, input.runId);
    const isChild = and(
      eq(runs.teamId, teamId),
      eq(runs.parentRunId, parent.id),
      eq(runs.lifecycleStage, "active"),
    );
    const rows = await db
      .select({ id: runs.id })
      .from(runs)
      .where(isChild)
      .orderBy(desc(runs.startTimeMs), runs.id)
      .limit(childrenMax);
    const ids = rows.map(({ id }) => id);
    const total = ids.length < childrenMax ? ids.length : await db.$count(runs, isChild);
    return { children: await readRuns(db, teamId, ids), total };
  },
});
