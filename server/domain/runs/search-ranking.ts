import { sql, type SQL } from "drizzle-orm";
import { metricSummaries, runs } from "#db/schema/index.ts";
import type { Filter } from "#server/core/filter/index.ts";
import { boundsOf, compileRunFilter } from "./search-filter.ts";
import type { CompiledOrder } from "./search-order.ts";
import type { Phase } from "./search-walk.ts";

/** The index of a metric's values that a filtered search follows: conditions on it alone, and its direction. */
export type Ranking = { where: SQL[]; value: SQL; descending: boolean };

const lastValue = sql`${metricSummaries.lastValue}`;
const ofSameRun = sql`${metricSummaries.teamId} = ${runs.teamId} and ${metricSummaries.runId} = ${runs.id}`;

/**
 * The three stretches of an order by a metric's last value: numbers in the order of their index, then NaN, then the runs
 * without the metric. `behind` is the rest of the order.
 */
export function planRanking(
  key: string,
  descending: boolean,
  filter: Filter | undefined,
  behind: CompiledOrder,
): { phases: Phase[]; ranking?: Ranking } {
  const walked = { key, lastValue };
  const ofKey = sql`${metricSummaries.key} = ${key}::text`;
  const numbers = [ofKey, sql`${lastValue} < 'NaN'::float8`, ...(filter ? boundsOf(filter, walked) : [])];
  const byMetric = { team: sql`${metricSummaries.teamId}`, experiment: sql`${metricSummaries.experimentId}` };
  const columns = behind.columns;
  const phases: Phase[] = [
    {
      ...byMetric,
      name: "number",
      from: withRuns(behind, filter && compileRunFilter(filter, walked)),
      where: numbers,
      columns: [{ value: lastValue, type: "float8", descending }, ...columns],
    },
    {
      ...byMetric,
      name: "nan",
      from: withRuns(behind, filter && compileRunFilter(filter)),
      where: [ofKey, sql`${lastValue} = 'NaN'::float8`],
      columns,
    },
    {
      name: "missing",
      from: sql.join([sql`${runs}`, ...behind.joins], sql` `),
      team: sql`${runs.teamId}`,
      experiment: sql`${runs.experimentId}`,
      where: [
        sql`not exists (select from ${metricSummaries} where ${ofSameRun} and ${ofKey})`,
        ...(filter ? [compileRunFilter(filter)] : []),
      ],
      columns,
    },
  ];
  return filter ? { phases, ranking: { where: numbers, value: lastValue, descending } } : { phases };
}

/**
 * The values, each with its run if that matches. The LIMIT, which limits nothing, keeps Postgres to looking runs up one
 * by one: merged into the walk, it would rather read every run, and the page's limit could not end it early.
 */
function withRuns({ joins }: CompiledOrder, filter: SQL | undefined): SQL {
  const matching = filter ? sql`${ofSameRun} and ${filter}` : ofSameRun;
  const source = sql`${metricSummaries} cross join lateral (select ${runs}.* from ${runs} where ${matching} limit 1) as ${runs}`;
  return sql.join([source, ...joins], sql` `);
}
