import { sql } from "drizzle-orm";
import { z } from "zod";
import { runs } from "#db/schema/index.ts";
import { runLanguage } from "#server/core/filter/index.ts";
import { readFilter } from "#server/core/filter/sql/read.ts";
import { query } from "#server/core/operation.ts";
import { compileRunFilter } from "./search-filter.ts";
import { CountRuns } from "./search-schema.ts";
import { inView } from "./search-scope.ts";
import { scopeOfSearch, settle } from "./search.ts";

/** Where counting stops: "more than 100,000" tells a reader no less. */
export const COUNT_RUNS_MAX = 100_000;

/** How many runs match a filter, up to `COUNT_RUNS_MAX`. @throws AppError `invalid` for a filter that cannot be read. */
export const countRuns = query({
  action: "run.read",
  input: CountRuns,
  async handle({ db, caller, input, now }): Promise<{ count: number; isExact: boolean }> {
    const scope = scopeOfSearch(caller, input);
    const { filter } = await settle(db, scope, readFilter(input.filter, runLanguage, now), []);
    const where = [
      sql`${runs.teamId} = ${scope.teamId}::int4`,
      ...inView(scope),
      ...(scope.experimentIds
        ? [sql`${runs.experimentId} = any(${sql.param(scope.experimentIds)}::int4[])`]
        : []),
      ...(filter ? [compileRunFilter(filter)] : []),
    ];
    const rows = await db.execute(sql`select count(*)::int4 as count from
      (select from ${runs} where ${sql.join(where, sql` and `)} limit ${COUNT_RUNS_MAX + 1}) as found`);
    const [{ count }] = z.tuple([z.object({ count: z.number() })]).parse([...rows]);
    return { count: Math.min(count, COUNT_RUNS_MAX), isExact: count <= COUNT_RUNS_MAX };
  },
});
