import { sql } from "drizzle-orm";
import type { Actor } from "#server/auth/caller.ts";
import type { Tx } from "#server/core/database.ts";
import { toUuid } from "./rules.ts";
import type { FoundRun } from "./search-values.ts";

/** A run about to be: without what its experiment decides, with who makes it. */
export type NewRun = Omit<FoundRun, "artifactUri" | "metrics" | "params"> & { createdBy: Actor };

/** The experiment that runs were asked for in, as it was when they were inserted. */
export type Inserted = { lifecycleStage: "active" | "deleted"; artifactLocation: string };

/** Largest id of an experiment that the column holds; above it there is none. */
const experimentIdMax = 2_147_483_647;

/**
 * Inserts the runs whose experiments exist and are active, with their tags, in one statement; answers the experiments that exist. Their rows
 * are locked for sharing, in one order, so that archiving one waits and then sees these runs.
 */
export async function insertRuns(
  tx: Tx,
  teamId: number,
  asked: readonly NewRun[],
): Promise<Map<number, Inserted>> {
  const runs = asked.filter(({ experimentId }) => experimentId <= experimentIdMax);
  const tags = runs.flatMap((run) => run.tags.map((tag) => ({ ...tag, runId: run.id })));
  const rows = await tx.execute<{ id: number; stage: Inserted["lifecycleStage"]; location: string }>(sql`
    with asked as (
      select * from unnest(
        ${column(runs, ({ id }) => toUuid(id))}::uuid[],
        ${column(runs, ({ experimentId }) => experimentId)}::int4[],
        ${column(runs, ({ name }) => name)}::text[],
        ${column(runs, ({ status }) => status)}::text[],
        ${column(runs, ({ userId }) => userId)}::text[],
        ${column(runs, ({ startTimeMs }) => startTimeMs)}::int8[],
        ${column(runs, ({ parentRunId }) => parentRunId && toUuid(parentRunId))}::uuid[],
        ${column(runs, ({ createdBy }) => JSON.stringify(createdBy))}::text[]
      ) as run(id, experiment_id, name, status, user_id, start_time_ms, parent_run_id, created_by)
    ), experiment as materialized (
      select id, lifecycle_stage as stage, artifact_location as location from experiments
      where team_id = ${teamId}::int4 and id in (select experiment_id from asked) order by id for share
    ), run as (
      insert into runs (team_id, id, experiment_id, name, status, user_id, start_time_ms, parent_run_id, artifact_uri, created_by)
      select ${teamId}::int4, asked.id, experiment_id, name, status, user_id, start_time_ms, parent_run_id,
        experiment.location || '/' || replace(asked.id::text, '-', '') || '/artifacts', created_by::jsonb
      from asked join experiment on experiment.id = asked.experiment_id and experiment.stage = 'active'
      returning id
    ), tags as (
      insert into run_tags (team_id, run_id, key, value)
      select ${teamId}::int4, run.id, tag.key, tag.value
      from run join unnest(
        ${column(tags, ({ runId }) => toUuid(runId))}::uuid[],
        ${column(tags, ({ key }) => key)}::text[],
        ${column(tags, ({ value }) => value)}::text[]
      ) as tag(run_id, key, value) on tag.run_id = run.id
    )
    select id, stage, location from experiment`);
  return new Map(
    rows.map(({ id, stage, location }) => [id, { lifecycleStage: stage, artifactLocation: location }]),
  );
}

/** One array parameter, however many rows there are. */
const column = <T>(rows: readonly T[], read: (row: T) => unknown) => sql.param(rows.map(read));
