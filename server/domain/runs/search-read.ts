import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { runs } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { keyOfNames, orderByNames, selectNamed } from "#server/core/filter/sql/keyset.ts";
import { inView, searchedExperiments, type SearchScope } from "./search-scope.ts";
import type { Phase } from "./search-walk.ts";

/** A run that was found: its id as stored, the phase it was found in, and its sort key there. */
export type FoundRow = z.infer<typeof FoundRow>;
const FoundRow = z.object({ id: z.string(), key: z.array(z.string()), phase: z.string() });

/**
 * The first rows of a phase that meet the conditions, in order.
 *
 * One experiment is matched directly. Several are walked one by one, each in the order of its index and no further than
 * the page, and then merged: an index that leads with the experiment orders only within one.
 */
export async function readRows(
  db: Reader,
  scope: SearchScope,
  phase: Phase,
  conditions: readonly SQL[],
  limit: number,
): Promise<FoundRow[]> {
  const [only, ...others] = scope.experimentIds ?? [];
  const isOne = only !== undefined && others.length === 0;
  const inExperiment = isOne
    ? sql`${phase.experiment} = ${only}::int4`
    : sql`${phase.experiment} = searched.id`;
  const inTeam = sql`${phase.team} = ${scope.teamId}::int4`;
  const where = [inTeam, inExperiment, ...inView(scope), ...phase.where, ...conditions];
  const order = orderByNames(phase.columns);
  const rows = await db.execute(sql`
    select found.id, ${keyOfNames(phase.columns)} as key, ${phase.name}::text as phase
    from ${isOne ? sql`` : sql`${searchedExperiments(scope)} cross join lateral`} (
      select ${runs.id} as id, ${selectNamed(phase.columns)} from ${phase.from}
      where ${sql.join(where, sql` and `)} order by ${order} limit ${limit}::int8
    ) as found order by ${order} limit ${limit}::int8`);
  return z.array(FoundRow).parse([...rows]);
}
