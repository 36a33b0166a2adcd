import { sql } from "drizzle-orm";
import { z } from "zod";
import { runs } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { SummarizeExperiments } from "./browse-schema.ts";

/** Where counting stops; a list says "10,000+". */
export const RUNS_COUNTED_MAX = 10_000;

export type ExperimentSummary = z.output<typeof ExperimentSummary>;
const ExperimentSummary = z.object({
  experimentId: z.number(),
  /** Active runs, up to `RUNS_COUNTED_MAX`, and how many of those are running. */
  runs: z.number(),
  running: z.number(),
  /** When the newest active run began, in ms. */
  newestStartMs: z.number(),
});

/** What a list of experiments says about their runs, for experiments that have any. One statement. */
export const summarizeExperiments = query({
  action: "run.read",
  input: SummarizeExperiments,
  async handle({ db, caller, input }): Promise<ExperimentSummary[]> {
    if (input.experimentIds.length === 0) return [];
    const rows = await db.execute(sql`
      select asked.id as "experimentId", counted.runs, counted.running, counted.newest as "newestStartMs"
      from unnest(${sql.param(input.experimentIds)}::int4[]) as asked(id)
      cross join lateral (
        select count(*)::int4 as runs, (count(*) filter (where status = 'RUNNING'))::int4 as running,
          max(start_time_ms)::float8 as newest
        from (
          select ${runs.status} as status, ${runs.startTimeMs} as start_time_ms from ${runs}
          where ${runs.teamId} = ${caller.team.id}::int4 and ${runs.experimentId} = asked.id
            and ${runs.lifecycleStage} = 'active'
          order by ${runs.startTimeMs} desc limit ${RUNS_COUNTED_MAX}
        ) as newest
      ) as counted where counted.runs > 0`);
    return z.array(ExperimentSummary).parse([...rows]);
  },
});
