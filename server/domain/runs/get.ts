import { query } from "#server/core/operation.ts";
import { readRun } from "./read.ts";
import { noRun, toUuid } from "./rules.ts";
import { GetRun } from "./schema.ts";
import type { FoundRun } from "./search-values.ts";

/** The run, archived or not, with its params, its tags and the latest value of each metric. @throws AppError `notFound` */
export const getRun = query({
  action: "run.read",
  input: GetRun,
  async handle({ db, caller, input }): Promise<FoundRun> {
    const run = await readRun(db, caller.team.id, toUuid(input.runId));
    if (!run) throw noRun(input.runId);
    return run;
  },
});
