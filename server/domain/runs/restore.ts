import { mutation } from "#server/core/operation.ts";
import { subjectOf } from "./load.ts";
import { RestoreRun, RestoreRuns } from "./schema.ts";
import { moveRun, moveRuns } from "./stage.ts";

/** Brings back a run; doing it again changes nothing. @throws AppError `notFound` */
export const restoreRun = mutation({
  action: "run.restore",
  input: RestoreRun,
  async handle({ tx, caller, input: { runId }, record }): Promise<void> {
    const run = await moveRun(tx, caller.team.id, runId, "active");
    await record({ ...subjectOf(run, runId), after: { name: run.name } });
  },
});

/** Brings back many runs of one experiment at once; answers the ids of those that were not yet. */
export const restoreRuns = mutation({
  action: "run.restore",
  input: RestoreRuns,
  async handle({ tx, caller, input, record }): Promise<{ runIds: string[] }> {
    const runIds = await moveRuns(tx, caller.team.id, input, "active");
    await record({
      subject: { kind: "experiment", id: String(input.experimentId) },
      after: { runIds },
      topics: runIds.map((runId) => `run:${runId}`),
    });
    return { runIds };
  },
});
