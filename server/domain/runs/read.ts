import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "#server/core/database.ts";
import type { RunInfo } from "./load.ts";
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

/** Doubles and int64 as text, which JSON would not keep. */
type MetricRow = [
  key: string,
  last: string,
  step: string,
  timeMs: string,
  min: string | null,
  max: string | null,
];

type Row = {
  id: string;
  experiment_id: number;
  name: string;
  status: FoundRun["status"];
  user_id: string;
  start_time_ms: string;
  end_time_ms: string | null;
  lifecycle_stage: FoundRun["lifecycleStage"];
  parent_run_id: string | null;
  artifact_uri: string;
  metrics: MetricRow[];
  params: [key: string, value: string][];
  tags: [key: string, value: string][];
};

/**
 * The runs with these ids (as the database has them), in their order, each with the values under the asked keys, as they are at
 * one instant; an unknown one is left out. One statement, because hyper-parameter searches read runs by the thousand, and
 * lists in JSON, because a row for each value takes the driver several times as long.
 */
export async function readRuns(
  db: Reader,
  teamId: number,
  uuids: readonly string[],
  keys: SearchRuns["keys"] = {},
): Promise<FoundRun[]> {
  if (uuids.length === 0) return [];
  const metric = sql`json_build_array(key, last_value::text, last_step::text, last_time_ms::text, min_value::text, max_value::text)`;
  const text = sql`json_build_array(key, value)`;
  const rows = await db.execute<Row>(sql`
    select id, experiment_id, name, status, user_id, start_time_ms, end_time_ms, lifecycle_stage, parent_run_id, artifact_uri,
      ${listOf(metric, sql`metric_summaries`, keys.metrics)} as metrics,
      ${listOf(text, sql`run_params`, keys.params)} as params,
      ${listOf(text, sql`run_tags`, keys.tags)} as tags
    from unnest(${sql.param(uuids)}::uuid[]) with ordinality as asked(run_id, place)
      join runs on runs.team_id = ${teamId}::int4 and runs.id = asked.run_id
    order by place`);
  return rows.map(toRun);
}

const listOf = (entry: SQL, table: SQL, keys: readonly string[] | undefined) => sql`
  (select coalesce(json_agg(${entry} order by key), '[]') from ${table}
   where team_id = runs.team_id and run_id = runs.id ${keys ? sql`and key = any(${sql.param(keys)}::text[])` : sql``})`;

const toRun = (row: Row): FoundRun => ({
  id: toRunId(row.id),
  experimentId: row.experiment_id,
  name: row.name,
  status: row.status,
  userId: row.user_id,
  startTimeMs: Number(row.start_time_ms),
  endTimeMs: row.end_time_ms === null ? null : Number(row.end_time_ms),
  lifecycleStage: row.lifecycle_stage,
  parentRunId: row.parent_run_id && toRunId(row.parent_run_id),
  artifactUri: row.artifact_uri,
  metrics: row.metrics.map(toMetric),
  params: row.params.map(toPair),
  tags: row.tags.map(toPair),
});

const toMetric = ([key, last, step, timeMs, min, max]: MetricRow) => ({
  key,
  last: Number(last),
  lastStep: BigInt(step),
  lastTimeMs: BigInt(timeMs),
  min: min === null ? null : Number(min),
  max: max === null ? null : Number(max),
});

const toPair = ([key, value]: [key: string, value: string]) => ({ key, value });
