import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { experiments, experimentTags } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";
import { experimentLanguage } from "#server/core/filter/index.ts";
import {
  isAfter,
  isKeyOf,
  keyOfNames,
  orderByNames,
  selectNamed,
  type SortColumn,
} from "#server/core/filter/sql/keyset.ts";
import { readFilter, readOrder } from "#server/core/filter/sql/read.ts";
import { decodePageToken, encodePageToken } from "#server/core/filter/sql/token.ts";
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
    const filter = readFilter(input.filter, experimentLanguage, now);
    const columns = compileExperimentOrder(readOrder(input.orderBy, experimentLanguage));
    const bound = [teamId, input.filter, input.orderBy, input.view];
    const start = input.pageToken ? decodePageToken(input.pageToken, bound).key : undefined;
    if (start && !isKeyOf(columns, start))
      throw invalid("Invalid page token. Send next_page_token as the last page gave it, or none.");
    const where = [
      sql`${experiments.teamId} = ${teamId}::int4`,
      ...(input.view === "all" ? [] : [sql`${experiments.lifecycleStage} = ${input.view}`]),
      ...(filter ? [compileExperimentFilter(filter)] : []),
      ...(start ? [isAfter(columns, start)] : []),
    ];
    const rows = await findRows(db, columns, sql.join(where, sql` and `), input.limit + 1);
    const page = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? page.at(-1) : undefined;
    return {
      experiments: await loadFound(
        db,
        teamId,
        page.map(({ id }) => id),
      ),
      nextPageToken: last && encodePageToken({ phase: "all", key: last.key }, bound),
    };
  },
});

const FoundRow = z.object({ id: z.number(), key: z.array(z.string()) });

async function findRows(
  db: Reader,
  columns: readonly SortColumn[],
  where: ReturnType<typeof sql>,
  limit: number,
) {
  const order = orderByNames(columns);
  const rows = await db.execute(sql`select found.id, ${keyOfNames(columns)} as key from (
      select ${experiments.id} as id, ${selectNamed(columns)} from ${experiments}
      where ${where} order by ${order} limit ${limit}::int8
    ) as found order by ${order}`);
  return z.array(FoundRow).parse([...rows]);
}

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
