import { and, eq, ne } from "drizzle-orm";
import { experiments, runs } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { loadExperiment } from "./load.ts";
import { noExperiment } from "./rules.ts";
import type { Experiment, ExperimentId } from "./schema.ts";

/**
 * Moves an experiment and every one of its runs to the other stage. The experiment's row is locked first: a run that
 * is being created meanwhile is either seen by the second statement or refused by the first.
 *
 * @throws AppError `notFound` when it is missing or in that stage already.
 */
export async function moveToStage(
  tx: Tx,
  teamId: number,
  id: ExperimentId,
  lifecycleStage: Experiment["lifecycleStage"],
  now: Date,
): Promise<Experiment> {
  const experiment = await loadExperiment(tx, teamId, id);
  const moved = await tx
    .update(experiments)
    .set({ lifecycleStage, updatedAtMs: now.getTime() })
    .where(
      and(
        eq(experiments.teamId, teamId),
        eq(experiments.id, id),
        ne(experiments.lifecycleStage, lifecycleStage),
      ),
    )
    .returning({ id: experiments.id });
  if (moved.length === 0) throw noExperiment(id);
  await tx
    .update(runs)
    .set({ lifecycleStage })
    .where(and(eq(runs.teamId, teamId), eq(runs.experimentId, id), ne(runs.lifecycleStage, lifecycleStage)));
  return experiment;
}
