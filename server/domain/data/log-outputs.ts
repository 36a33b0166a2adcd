import { runModels } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { loadActiveRun, subjectOf } from "#server/domain/runs/load.ts";
import { LogOutputs } from "./schema.ts";

/**
 * Records which logged models a run made. A repeated pair of run and model is fine and keeps its first step.
 *
 * @throws AppError `notFound` for the run, `invalid` when it is archived.
 */
export const logOutputs = mutation({
  action: "run.logOutputs",
  input: LogOutputs,
  async handle({ tx, caller, input: { runId, models }, record }): Promise<void> {
    const run = await loadActiveRun(tx, caller.team.id, runId);
    const rows = models.map(({ modelId, step }) => ({
      teamId: caller.team.id,
      runId: run.id,
      direction: "output" as const,
      modelId,
      step,
    }));
    if (rows.length > 0) await tx.insert(runModels).values(rows).onConflictDoNothing();
    await record({ ...subjectOf(run, runId), after: { models: models.map(({ modelId }) => modelId) } });
  },
});
