import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { metricSummaries, runParams, runs, runTags } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { ListKeys } from "./browse-schema.ts";

/** Names listed of each kind; an experiment with more is searched by typing them. */
export const KEYS_MAX = 2_000;

/** Params and tags are collected from this many of the newest runs, so that the answer is quick in any experiment. */
const newestRuns = 500;

export type RunKeys = { metrics: string[]; params: string[]; tags: string[] };

/**
 * The names in use in an experiment, in the order of their bytes: every metric, and the params and tags of the newest
 * 500 runs. An unknown experiment has none.
 */
export const listKeys = query({
  action: "run.read",
  input: ListKeys,
  async handle({ db, caller, input }): Promise<RunKeys> {
    const [metrics, params, tags] = await Promise.all([
      readKeys(db, walkMetricKeys(caller.team.id, input.experimentId)),
      readKeys(db, keysOfNewest(runParams, caller.team.id, input.experimentId)),
      readKeys(db, keysOfNewest(runTags, caller.team.id, input.experimentId)),
    ]);
    return { metrics, params, tags };
  },
});

async function readKeys(db: Reader, statement: SQL): Promise<string[]> {
  const rows = await db.execute(statement);
  return z
    .array(z.object({ key: z.string() }))
    .parse([...rows])
    .map(({ key }) => key);
}

/** Steps from key to key through the ranking index: one probe a key, however many runs have it. */
function walkMetricKeys(teamId: number, experimentId: number): SQL {
  const first = sql`select ${metricSummaries.key} from ${metricSummaries}
    where ${metricSummaries.teamId} = ${teamId}::int4 and ${metricSummaries.experimentId} = ${experimentId}::int4`;
  const order = sql`order by ${metricSummaries.key} limit 1`;
  return sql`with recursive walk(key) as (
      (${first} ${order})
      union all
      select (${first} and ${metricSummaries.key} > walk.key ${order}) from walk where walk.key is not null
    ) select key from walk where key is not null limit ${KEYS_MAX}`;
}

function keysOfNewest(table: typeof runParams | typeof runTags, teamId: number, experimentId: number): SQL {
  return sql`select distinct ${table.key} as key from ${table}
    where ${table.teamId} = ${teamId}::int4 and ${table.runId} in (
      select ${runs.id} from ${runs}
      where ${runs.teamId} = ${teamId}::int4 and ${runs.experimentId} = ${experimentId}::int4
      order by ${runs.startTimeMs} desc, ${runs.id} limit ${newestRuns}
    ) order by 1 limit ${KEYS_MAX}`;
}
