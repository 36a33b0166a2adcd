import { mutation } from "#server/core/operation.ts";
import { loadActiveRun, subjectOf } from "./load.ts";
import { LogParams } from "./schema.ts";
import { writeParams } from "./write-params.ts";

/** Records params, all or none; a param never changes. @throws AppError `notFound`, `invalid` */
export const logParams = mutation({
  action: "run.log",
  input: LogParams,
  async handle({ tx, caller, input: { runId, params }, record }): Promise<void> {
    const run = await loadActiveRun(tx, caller.team.id, runId);
    await writeParams(tx, caller.team.id, run.id, params);
    await record({ ...subjectOf(run, runId), after: { params: params.map(({ key }) => key) } });
  },
});
