import { sql } from "drizzle-orm";
import { z } from "zod";
import { runs } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { CountChildren } from "./browse-schema.ts";

/** How many active runs are nested directly below each of these runs; runs without any are left out. One statement. */
export const countChildren = query({
  action: "run.read",
  input: CountChildren,
  async handle({ db, caller, input }): Promise<[runId: string, count: number][]> {
    if (input.runIds.length === 0) return [];
    const rows = await db.execute(sql`
      select replace(${runs.parentRunId}::text, '-', '') as parent, count(*)::int4 as count from ${runs}
      where ${runs.teamId} = ${caller.team.id}::int4 and ${runs.lifecycleStage} = 'active'
        and ${runs.parentRunId} = any(${sql.param(input.runIds)}::uuid[])
      group by ${runs.parentRunId}`);
    return z
      .array(z.object({ parent: z.string(), count: z.number() }))
      .parse([...rows])
      .map(({ parent, count }) => [parent, count]);
  },
});
