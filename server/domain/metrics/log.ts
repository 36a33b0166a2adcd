import { database } from "#server/core/database.ts";
import { unavailable } from "#server/core/errors.ts";
import { intake } from "#server/core/operation.ts";
import { loadActiveRun } from "#server/domain/runs/load.ts";
import { toUuid } from "#server/domain/runs/rules.ts";
import { takeIn } from "./intake.ts";
import { LogMetrics } from "./schema.ts";

/**
 * Records points of a run, all or none; they are durable when it returns. A point that is sent again counts once.
 *
 * @throws AppError `notFound`, `invalid` when the run is archived, `unavailable` when it cannot be stored just now.
 */
export const logMetrics = intake({
  action: "run.log",
  input: LogMetrics,
  async handle({ caller, input: { runId, metrics }, notify }): Promise<void> {
    const accepted = await takeIn({ teamId: caller.team.id, runId: toUuid(runId), metrics });
    if (!accepted) {
      await loadActiveRun(database(), caller.team.id, runId);
      throw unavailable("The run was restored just now. Try again in a moment.");
    }
    notify(`run:${runId}`);
  },
});
