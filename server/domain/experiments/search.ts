import { and, asc, eq, sql } from "drizzle-orm";
import { experiments, experimentTags } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { experimentLanguage } from "#server/core/filter/index.ts";
import { findPage } from "#server/core/filter/sql/page.ts";
import { readFilter, readOrder } from "#server/core/filter/sql/read.ts";
import { query } from "#server/core/operation.ts";
import { compileExperimentFilter, compileExperimentOrder } from "./search-filter.ts";
import { SearchExperiments } from "./search-schema.ts";

/** An experiment as search finds it; times in milliseconds, tags ordered by key. */
export type FoundExperiment = Awaited<ReturnType<typeof selectExperiments>>[number] & {
  tags: { key: string; value: string }[];
};

/**
 * Finds experiments by filter and order, a page at a time. Pages are stable while experiments arrive.
 *
 * @throws AppError `invalid` for a filter or order that cannot be read (pointing at the column) and for a page token
 * that is garbage or another search's.
 */
export const searchExperiments = query({
  action: "experiment.read",
  input: SearchExperiments,
  async handle({
    db,
    caller,
    input,
    now,
  }): Promise<{ experiments: FoundExperiment[]; nextPageToken: string | undefined }> {
    const teamId = caller.team.id;
    const search = {
      from: sql`${experiments}`,
      id: sql`${experiments.id}`,
      where: [
        sql`${experiments.teamId} = ${teamId}::int4`,
        input.view === "all" ? sql`true` : sql`${experiments.lifecycleStage} = ${input.view}`,
        compileExperimentFilter(readFilter(input.filter, experimentLanguage, now)),
      ],
      columns: compileExperimentOrder(readOrder(input.orderBy, experimentLanguage)),
    };
    const { pageToken, limit, ...asked } = input;
    const { ids, nextPageToken } = await findPage(db, search, { pageToken, limit, bound: [teamId, asked] });
    return { experiments: await loadFound(db, teamId, ids.map(Number)), nextPageToken };
  },
});

async function loadFound(db: Reader, teamId: number, ids: readonly number[]): Promise<FoundExperiment[]> {
  if (ids.length === 0) return [];
  const [rows, tags] = await Promise.all([selectExperiments(db, teamId, ids), selectTags(db, teamId, ids)]);
  const found = rows.map((row): FoundExperiment => Object.assign(row, { tags: [] }));
  const byId = new Map(found.map((experiment) => [experiment.id, experiment]));
  for (const { experimentId, key, value } of tags) byId.get(experimentId)?.tags.push({ key, value });
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function selectExperiments(db: Reader, teamId: number, ids: readonly number[]) {
  const { id, name, artifactLocation, lifecycleStage, createdAtMs, updatedAtMs } = experiments;
  return db
    .select({ id, name, artifactLocation, lifecycleStage, createdAtMs, updatedAtMs })
    .from(experiments)
    .where(and(eq(experiments.teamId, teamId), sql`${id} = any(${sql.param(ids)}::int4[])`));
}

function selectTags(db: Reader, teamId: number, ids: readonly number[]) {
  const { experimentId, key, value } = experimentTags;
  return db
    .select({ experimentId, key, value })
    .from(experimentTags)
    .where(and(eq(experimentTags.teamId, teamId), sql`${experimentId} = any(${sql.param(ids)}::int4[])`))
    .orderBy(asc(key));
}
