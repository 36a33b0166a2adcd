import { and, eq } from "drizzle-orm";
import { runs } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { assertActive, noRun, toUuid } from "./rules.ts";

/** The columns of what belongs to the run itself; both ids are uuids. */
export const infoColumns = {
  id: runs.id,
  experimentId: runs.experimentId,
  name: runs.name,
  status: runs.status,
  userId: runs.userId,
  startTimeMs: runs.startTimeMs,
  endTimeMs: runs.endTimeMs,
  lifecycleStage: runs.lifecycleStage,
  parentRunId: runs.parentRunId,
  artifactUri: runs.artifactUri,
};

/** What belongs to the run itself, without params, tags and metrics. Ids are 32 hexadecimal digits. */
export type RunInfo = Pick<typeof runs.$inferSelect, keyof typeof infoColumns>;

/** A run as the database identifies it. */
export type StoredRun = Pick<RunInfo, "id" | "experimentId" | "name" | "lifecycleStage">;

/**
 * The team's run with this id, archived or not; `id` is the uuid.
 *
 * @throws AppError `notFound`
 */
export async function loadRun(db: Reader, teamId: number, runId: string): Promise<StoredRun> {
  const [run] = await db
    .select({
      id: runs.id,
      experimentId: runs.experimentId,
      name: runs.name,
      lifecycleStage: runs.lifecycleStage,
    })
    .from(runs)
    .where(and(eq(runs.teamId, teamId), eq(runs.id, toUuid(runId))));
  if (!run) throw noRun(runId);
  return run;
}

/** The same for a change. @throws AppError `notFound`, `invalid` when it is archived. */
export async function loadActiveRun(db: Reader, teamId: number, runId: string): Promise<StoredRun> {
  const run = await loadRun(db, teamId, runId);
  assertActive(run);
  return run;
}

/** What an event is about when it is about this run, and who else wants to know. */
export const subjectOf = (run: Pick<StoredRun, "experimentId">, runId: string) => ({
  subject: { kind: "run", id: runId },
  topics: [`experiment:${run.experimentId}`],
});
