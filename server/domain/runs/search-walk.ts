import { sql, type SQL } from "drizzle-orm";
import { runs } from "#db/schema/index.ts";
import type { Filter, OrderTerm } from "#server/core/filter/index.ts";
import type { SortColumn } from "#server/core/filter/sql/keyset.ts";
import { compileRunFilter } from "./search-filter.ts";
import { compileRunOrder } from "./search-order.ts";
import { planRanking, type Ranking } from "./search-ranking.ts";

/**
 * One stretch of a search: all its rows come before those of the next. `from` binds `runs` and whatever the columns
 * read; `team` and `experiment` are the columns that the stretch's index begins with.
 */
export type Phase = {
  name: "number" | "nan" | "missing" | "all";
  from: SQL;
  team: SQL;
  experiment: SQL;
  where: SQL[];
  columns: SortColumn[];
};

/**
 * How a search goes: along the index of a metric's values when it is ordered by them, in several phases; else in one
 * phase. `whole` is the same order in one phase that filters first and sorts after.
 */
export type Walk = { phases: Phase[]; whole: Phase; ranking?: Ranking };

/** Plans the walk for a settled filter and a total order. */
export function planWalk(filter: Filter | undefined, order: readonly OrderTerm[]): Walk {
  const whole = planWhole(filter, order);
  const [first, ...rest] = order;
  if (first?.field.entity !== "metric" || first.field.aggregate !== "last") return { phases: [whole], whole };
  return { whole, ...planRanking(first.field.key, first.descending, filter, compileRunOrder(rest)) };
}

function planWhole(filter: Filter | undefined, order: readonly OrderTerm[]): Phase {
  const { joins, columns } = compileRunOrder(order);
  return {
    name: "all",
    from: sql.join([sql`${runs}`, ...joins], sql` `),
    team: sql`${runs.teamId}`,
    experiment: sql`${runs.experimentId}`,
    where: filter ? [compileRunFilter(filter)] : [],
    columns,
  };
}
