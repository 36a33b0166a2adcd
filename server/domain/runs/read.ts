import { sql } from "drizzle-orm";
import type { Reader } from "#server/core/database.ts";
import { toRunId } from "./rules.ts";
import type { FoundRun } from "./search-values.ts";

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
 * One run (by its id as the database has it) with its params, tags and latest metrics, each ordered by key, as it is at one instant. One
 * statement: hyper-parameter searches read runs by the thousand.
 */
export async function readRun(db: Reader, teamId: number, uuid: string): Promise<FoundRun | undefined> {
  const ofRun = sql`team_id = ${teamId}::int4 and run_id = ${uuid}::uuid`;
  const [row] = await db.execute<Row>(sql`
    select id, experiment_id, name, status, user_id, start_time_ms, end_time_ms, lifecycle_stage, parent_run_id, artifact_uri,
      (select coalesce(json_agg(json_build_array(key, last_value::text, last_step::text, last_time_ms::text, min_value::text, max_value::text)
        order by key), '[]') from metric_summaries where ${ofRun}) as metrics,
      (select coalesce(json_agg(json_build_array(key, value) order by key), '[]') from run_params where ${ofRun}) as params,
      (select coalesce(json_agg(json_build_array(key, value) order by key), '[]') from run_tags where ${ofRun}) as tags
    from runs where team_id = ${teamId}::int4 and id = ${uuid}::uuid`);
  return row && toRun(row);
}

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
