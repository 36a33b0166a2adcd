import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { metricSummaries } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import type { Ranking } from "./search-ranking.ts";
import type { SearchScope } from "./search-scope.ts";
import type { Walk } from "./search-walk.ts";

/**
 * How many values of a metric are looked at one by one before the filter is taken for a rare one. Looking up 5,000 runs
 * took 25 ms, and filtering and sorting 100,000 took 100 ms, where this was measured.
 */
export const NEAR = 5_000;

/** Where a walk along a metric stops: what lies before the edge, and what of the whole search lies behind. */
export type Edge = { before: SQL; behind: SQL };

/**
 * Finds the value `near` places on from `start`. Following the index is quick while many runs match; when few do, it
 * looks every run up one by one, so beyond the edge the rest is filtered first and sorted after. No edge without a
 * filter, with fewer values, or with several experiments, whose values interleave.
 */
export async function findEdge(
  db: Reader,
  scope: SearchScope,
  { ranking, whole }: Walk,
  start: string | undefined,
  near: number,
): Promise<Edge | undefined> {
  const [experimentId, ...others] = scope.experimentIds ?? [];
  if (!ranking || experimentId === undefined || others.length > 0) return undefined;
  const value = await findValue(db, ranking, near, [
    sql`${metricSummaries.teamId} = ${scope.teamId}::int4 and ${metricSummaries.experimentId} = ${experimentId}::int4`,
    ...(start === undefined
      ? []
      : [sql`${ranking.value} ${ranking.descending ? sql`<=` : sql`>=`} ${start}::float8`]),
  ]);
  const [rank, number] = whole.columns;
  if (value === undefined || !rank || !number) return undefined;
  const isBefore = (column: SQL) => sql`${column} ${ranking.descending ? sql`>` : sql`<`} ${value}::float8`;
  return {
    before: isBefore(ranking.value),
    behind: sql`not (${rank.value} = 0 and ${isBefore(number.value)})`,
  };
}

const Values = z.array(z.object({ value: z.string() }));

async function findValue(
  db: Reader,
  { where, value, descending }: Ranking,
  near: number,
  inScope: readonly SQL[],
): Promise<string | undefined> {
  const rows = await db.execute(sql`select value::text from (select ${value} as value from ${metricSummaries}
    where ${sql.join([...inScope, ...where], sql` and `)}
    order by ${value} ${descending ? sql`desc` : sql`asc`} offset ${near}::int8 limit 1) as edge`);
  return Values.parse([...rows])[0]?.value;
}
