import { and, eq, inArray, sql } from "drizzle-orm";
import { runs } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { loadExperiment } from "#server/domain/experiments/load.ts";
import { noRun, toRunId, toUuid, toUuids } from "./rules.ts";
import type { StoredRun } from "./load.ts";

type Stage = StoredRun["lifecycleStage"];

/** Moves one run to a stage, whichever it is in. @throws AppError `notFound` */
export async function moveRun(tx: Tx, teamId: number, runId: string, lifecycleStage: Stage) {
  const [run] = await tx
    .update(runs)
    .set({ lifecycleStage })
    .where(and(eq(runs.teamId, teamId), eq(runs.id, toUuid(runId))))
    .returning({ experimentId: runs.experimentId, name: runs.name });
  if (!run) throw noRun(runId);
  return run;
}

/** Moves those of the runs that are in the experiment and not in that stage yet; answers their ids. Rows are locked in one order. @throws AppError `notFound` for the experiment */
export async function moveRuns(
  tx: Tx,
  teamId: number,
  selection: { experimentId: number; runIds: readonly string[] },
  lifecycleStage: Stage,
): Promise<string[]> {
  const uuids = await lockRuns(tx, teamId, selection);
  const moved = await tx
    .update(runs)
    .set({ lifecycleStage })
    .where(
      and(eq(runs.teamId, teamId), inArray(runs.id, uuids), sql`${runs.lifecycleStage} <> ${lifecycleStage}`),
    )
    .returning({ id: runs.id });
  return moved.map(({ id }) => toRunId(id));
}

/**
 * Locks those of the runs that are in the experiment, in the order of their ids; answers them as the database has them.
 *
 * @throws AppError `notFound` for the experiment
 */
export async function lockRuns(
  tx: Tx,
  teamId: number,
  { experimentId, runIds }: { experimentId: number; runIds: readonly string[] },
): Promise<string[]> {
  await loadExperiment(tx, teamId, experimentId);
  const rows = await tx
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        eq(runs.teamId, teamId),
        eq(runs.experimentId, experimentId),
        sql`${runs.id} = any(${sql.param(toUuids(runIds))}::uuid[])`,
      ),
    )
    .orderBy(runs.id)
    .for("no key update");
  return rows.map(({ id }) => id);
}
