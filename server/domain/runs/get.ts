import { query } from "#server/core/operation.ts";
import { readRuns, type FoundRun } from "./read.ts";
import { noRun, toUuid } from "./rules.ts";
import { GetRun } from "./schema.ts";

/** The run, archived or not, with its params, its tags and the latest value of each metric. @throws AppError `notFound` */
export const getRun = query({
  action: "run.read",
  input: GetRun,
  async handle({ db, caller, input }): Promise<FoundRun> {
    const [run] = await readRuns(db, caller.team.id, [toUuid(input.runId)]);
    if (!run) throw noRun(input.runId);
    return run;
  },
});
