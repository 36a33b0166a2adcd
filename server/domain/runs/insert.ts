import type { TransactionSql } from "postgres";
import type { Actor } from "#server/auth/caller.ts";
import type { Statement } from "#server/core/statement.ts";
import { toUuid } from "./rules.ts";
import type { FoundRun } from "./read.ts";

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
  sql: TransactionSql,
  teamId: number,
  asked: readonly NewRun[],
): Promise<Map<number, Inserted>> {
  const runs = asked.filter(({ experimentId }) => experimentId <= experimentIdMax);
  const rows = await sql.unsafe<Found[]>(text, parametersOf(teamId, runs), { prepare: true });
  return new Map(rows.map(({ id, ...experiment }) => [id, experiment]));
}

type Found = Inserted & { id: number };

function parametersOf(teamId: number, runs: readonly NewRun[]): Statement["parameters"] {
  const tags = runs.flatMap((run) => run.tags.map((tag) => ({ ...tag, uuid: toUuid(run.id) })));
  return [
    teamId,
    runs.map(({ id }) => toUuid(id)),
    runs.map(({ experimentId }) => experimentId),
    runs.map(({ name }) => name),
    runs.map(({ status }) => status),
    runs.map(({ userId }) => userId),
    runs.map(({ startTimeMs }) => startTimeMs),
    runs.map(({ parentRunId }) => parentRunId && toUuid(parentRunId)),
    runs.map(({ createdBy }) => JSON.stringify(createdBy)),
    tags.map(({ uuid }) => uuid),
    tags.map(({ key }) => key),
    tags.map(({ value }) => value),
  ];
}

const text = `
with asked as (
  select * from unnest($2::uuid[], $3::int4[], $4::text[], $5::text[], $6::text[], $7::int8[], $8::uuid[], $9::text[])
    as run(id, experiment_id, name, status, user_id, start_time_ms, parent_run_id, created_by)
), experiment as materialized (
  select id, lifecycle_stage, artifact_location from experiments
  where team_id = $1::int4 and id in (select experiment_id from asked) order by id for share
), run as (
  insert into runs (team_id, id, experiment_id, name, status, user_id, start_time_ms, parent_run_id, artifact_uri, created_by)
  select $1::int4, asked.id, experiment_id, name, status, user_id, start_time_ms, parent_run_id,
    artifact_location || '/' || replace(asked.id::text, '-', '') || '/artifacts', created_by::jsonb
  from asked join experiment on experiment.id = asked.experiment_id and lifecycle_stage = 'active'
  returning id
), tags as (
  insert into run_tags (team_id, run_id, key, value)
  select $1::int4, run.id, tag.key, tag.value
  from run join unnest($10::uuid[], $11::text[], $12::text[]) as tag(run_id, key, value) on tag.run_id = run.id
)
select id, lifecycle_stage as "lifecycleStage", artifact_location as "artifactLocation" from experiment`;
