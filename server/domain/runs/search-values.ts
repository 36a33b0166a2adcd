import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { metricSummaries, runParams, runs, runTags } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { infoColumns, type RunInfo } from "./load.ts";
import { toRunId } from "./rules.ts";
import type { SearchRuns } from "./search-schema.ts";

/** A metric of a run: its latest point and its extremes over all values that are numbers (absent when none is). */
export type FoundMetric = {
  key: string;
  last: number;
  lastStep: bigint;
  lastTimeMs: bigint;
  min: number | null;
  max: number | null;
};

/** A run as search finds it; metrics, params and tags are ordered by key. */
export type FoundRun = RunInfo & {
  metrics: FoundMetric[];
  params: { key: string; value: string }[];
  tags: { key: string; value: string }[];
};

/** The runs with these ids (as stored), in their order, each with the values under the asked keys: four statements for any page. */
export async function loadFoundRuns(
  db: Reader,
  teamId: number,
  ids: readonly string[],
  keys: SearchRuns["keys"],
): Promise<FoundRun[]> {
  if (ids.length === 0) return [];
  const [rows, metrics, params, tags] = await Promise.all([
    selectRuns(db, teamId, ids),
    selectMetrics(db, teamId, ids, keys.metrics),
    selectTexts(db, runParams, teamId, ids, keys.params),
    selectTexts(db, runTags, teamId, ids, keys.tags),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const [metricsOf, paramsOf, tagsOf] = [groupByRun(metrics), groupByRun(params), groupByRun(tags)];
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return {
      ...row,
      id: toRunId(row.id),
      parentRunId: row.parentRunId && toRunId(row.parentRunId),
      metrics: metricsOf(id),
      params: paramsOf(id),
      tags: tagsOf(id),
    };
  });
}

function selectRuns(db: Reader, teamId: number, ids: readonly string[]) {
  return db
    .select(infoColumns)
    .from(runs)
    .where(and(eq(runs.teamId, teamId), isOneOf(runs.id, ids)));
}

async function selectMetrics(
  db: Reader,
  teamId: number,
  ids: readonly string[],
  keys: readonly string[] | undefined,
) {
  if (keys?.length === 0) return [];
  return db
    .select({
      runId: metricSummaries.runId,
      key: metricSummaries.key,
      last: metricSummaries.lastValue,
      lastStep: metricSummaries.lastStep,
      lastTimeMs: metricSummaries.lastTimeMs,
      min: metricSummaries.minValue,
      max: metricSummaries.maxValue,
    })
    .from(metricSummaries)
    .where(
      and(
        eq(metricSummaries.teamId, teamId),
        isOneOf(metricSummaries.runId, ids),
        hasKey(metricSummaries.key, keys),
      ),
    )
    .orderBy(asc(metricSummaries.key));
}

async function selectTexts(
  db: Reader,
  table: typeof runParams | typeof runTags,
  teamId: number,
  ids: readonly string[],
  keys: readonly string[] | undefined,
) {
  if (keys?.length === 0) return [];
  return db
    .select({ runId: table.runId, key: table.key, value: table.value })
    .from(table)
    .where(and(eq(table.teamId, teamId), isOneOf(table.runId, ids), hasKey(table.key, keys)))
    .orderBy(asc(table.key));
}

/** One array parameter, however long the page: a list of parameters would stop at 65,535. */
function isOneOf(column: PgColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(${sql.param(ids)}::uuid[])`;
}

function hasKey(column: PgColumn, keys: readonly string[] | undefined): SQL | undefined {
  return keys && sql`${column} = any(${sql.param(keys)}::text[])`;
}

function groupByRun<Row extends { runId: string }>(
  rows: readonly Row[],
): (id: string) => Omit<Row, "runId">[] {
  const groups = new Map<string, Omit<Row, "runId">[]>();
  for (const { runId, ...value } of rows) {
    const group = groups.get(runId);
    if (group) group.push(value);
    else groups.set(runId, [value]);
  }
  return (id) => groups.get(id) ?? [];
}
