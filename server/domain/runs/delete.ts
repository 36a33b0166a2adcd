import { mutation } from "#server/core/operation.ts";
import { subjectOf } from "./load.ts";
import { DeleteRun, DeleteRuns } from "./schema.ts";
import { moveRun, moveRuns } from "./stage.ts";

/** Archives a run; doing it again changes nothing. @throws AppError `notFound` */
export const deleteRun = mutation({
  action: "run.delete",
  input: DeleteRun,
  async handle({ tx, caller, input: { runId }, record }): Promise<void> {
    const run = await moveRun(tx, caller.team.id, runId, "deleted");
    await record({ ...subjectOf(run, runId), before: { name: run.name } });
  },
});

/** Archives many runs of one experiment at once; answers the ids of those that were not yet. @throws AppError `notFound` */
export const deleteRuns = mutation({
  action: "run.delete",
  input: DeleteRuns,
  async handle({ tx, caller, input, record }): Promise<{ runIds: string[] }> {
    const runIds = await moveRuns(tx, caller.team.id, input, "deleted");
    await record({
      subject: { kind: "experiment", id: String(input.experimentId) },
      after: { runIds },
      topics: runIds.map((runId) => `run:${runId}`),
    });
    return { runIds };
  },
});
