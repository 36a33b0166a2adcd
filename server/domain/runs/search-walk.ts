import { sql, type SQL } from "drizzle-orm";
import { metricSummaries, runs } from "#db/schema/index.ts";
import type { Filter, OrderTerm } from "#server/core/filter/index.ts";
import type { SortColumn } from "#server/core/filter/sql/keyset.ts";
import { compileRunFilter } from "./search-filter.ts";
import { compileRunOrder } from "./search-order.ts";

/**
 * One stretch of a search: all its rows come before those of the next. `from` binds `runs` and whatever the columns
 * read; `inExperiment` is the column the experiment is matched on, the one the stretch's index leads with.
 */
export type Phase = { name: string; from: SQL; where: SQL[]; columns: SortColumn[]; experiment: SQL };

/**
 * How a search walks. Ordered by a metric's last value, it follows the index of those values, then takes the runs whose
 * value is NaN, then those without it, each stretch only when the one before is used up. Any other order is one stretch.
 */
export function planWalk(filter: Filter | undefined, order: readonly OrderTerm[]): Phase[] {
  const [first, ...rest] = order;
  if (first?.field.entity !== "metric" || first.field.aggregate !== "last") return [planWhole(filter, order)];
  const { key } = first.field;
  const walked = sql`${metricSummaries.lastValue}`;
  const behind = compileRunOrder(rest);
  const byMetric = {
    from: from(
      sql`${metricSummaries} join ${runs} on ${runs.teamId} = ${metricSummaries.teamId} and ${runs.id} = ${metricSummaries.runId}`,
      behind.joins,
    ),
    experiment: sql`${metricSummaries.experimentId}`,
  };
  const ofKey = sql`${metricSummaries.teamId} = ${runs.teamId} and ${metricSummaries.key} = ${key}::text`;
  const condition = filter ? [compileRunFilter(filter)] : [];
  return [
    {
      ...byMetric,
      name: "number",
      where: [
        ofKey,
        sql`${walked} < 'NaN'::float8`,
        ...(filter ? [compileRunFilter(filter, { key, lastValue: walked })] : []),
      ],
      columns: [{ value: walked, type: "float8", descending: first.descending }, ...behind.columns],
    },
    {
      ...byMetric,
      name: "nan",
      where: [ofKey, sql`${walked} = 'NaN'::float8`, ...condition],
      columns: behind.columns,
    },
    {
      name: "missing",
      from: from(sql`${runs}`, behind.joins),
      experiment: sql`${runs.experimentId}`,
      where: [
        sql`not exists (select from ${metricSummaries} where ${ofKey} and ${metricSummaries.runId} = ${runs.id})`,
        ...condition,
      ],
      columns: behind.columns,
    },
  ];
}

function planWhole(filter: Filter | undefined, order: readonly OrderTerm[]): Phase {
  const { joins, columns } = compileRunOrder(order);
  const where = filter ? [compileRunFilter(filter)] : [];
  return {
    name: "all",
    from: from(sql`${runs}`, joins),
    where,
    columns,
    experiment: sql`${runs.experimentId}`,
  };
}

function from(source: SQL, joins: readonly SQL[]): SQL {
  return sql.join([source, ...joins], sql` `);
}
