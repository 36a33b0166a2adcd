import { sql } from "drizzle-orm";
import { z } from "zod";
import { metricSummaries } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { searchedExperiments, type SearchScope } from "./search-scope.ts";

/** Which of these metric keys some run in the searched experiments has. One index probe a key and experiment. */
export async function findKnownMetrics(
  db: Reader,
  scope: SearchScope,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await db.execute(sql`
    select wanted.key as key from unnest(${sql.param(keys)}::text[]) as wanted(key)
    where exists (
      select from ${searchedExperiments(scope)} where exists (
        select from ${metricSummaries} where ${metricSummaries.teamId} = ${scope.teamId}::int4
          and ${metricSummaries.experimentId} = searched.id and ${metricSummaries.key} = wanted.key
      )
    )`);
  return new Set(
    z
      .array(z.object({ key: z.string() }))
      .parse([...rows])
      .map(({ key }) => key),
  );
}
