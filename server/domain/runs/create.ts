import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Caller } from "#server/auth/caller.ts";
import type { Tx } from "#server/core/database.ts";
import { mutation } from "#server/core/operation.ts";
import { assertActive, noExperiment } from "#server/domain/experiments/rules.ts";
import type { ExperimentId } from "#server/domain/experiments/schema.ts";
import { generateName } from "./generated-name.ts";
import { subjectOf } from "./load.ts";
import { NAME_TAG, PARENT_TAG, parentOf, resolveName, toRunId, toUuid, USER_TAG, valueOf } from "./rules.ts";
import { CreateRun, type Tag } from "./schema.ts";
import type { FoundRun } from "./search-values.ts";

/**
 * Creates a run that is RUNNING. A request that is sent twice makes two runs, of which one stays empty: clients
 * start several runs in one millisecond on purpose, so that equal requests are no repetition.
 *
 * @throws AppError `notFound` for the experiment, `invalid` when it is archived or the name contradicts its tag.
 */
export const createRun = mutation({
  action: "run.create",
  input: CreateRun,
  async handle({ tx, caller, input, now, record }): Promise<FoundRun> {
    const run = plan(input, now);
    const artifactUri = await insertRun(tx, caller, run);
    await record({ ...subjectOf(run, run.id), after: { name: run.name, experimentId: run.experimentId } });
    return { ...run, artifactUri };
  },
});

type Planned = Omit<FoundRun, "artifactUri">;

function plan(input: z.output<typeof CreateRun>, now: Date): Planned {
  const name = resolveName(input.name, input.tags) ?? generateName();
  const parent = parentOf(valueOf(input.tags, PARENT_TAG));
  return {
    id: randomBytes(16).toString("hex"),
    experimentId: input.experimentId,
    name,
    status: "RUNNING",
    userId: input.userId || valueOf(input.tags, USER_TAG) || "",
    startTimeMs: input.startTimeMs ?? now.getTime(),
    endTimeMs: null,
    lifecycleStage: "active",
    parentRunId: parent && toRunId(parent),
    metrics: [],
    params: [],
    tags: settleTags(input.tags, name),
  };
}

/** One value a key, the name among them, ordered by key as they are read back. */
function settleTags(tags: readonly Tag[], name: string): Tag[] {
  const last = new Map([...tags, { key: NAME_TAG, value: name }].map(({ key, value }) => [key, value]));
  return [...last].map(([key, value]) => ({ key, value })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * One statement for the experiment's check, the run and its tags. The experiment's row is locked for sharing, so
 * that archiving it waits and then sees this run.
 */
async function insertRun(tx: Tx, { team, actor }: Caller, run: Planned): Promise<string> {
  const uuid = toUuid(run.id);
  const rows = await tx.execute<{ stage: "active" | "deleted"; artifact_uri: string | null }>(sql`
    with experiment as (
      select lifecycle_stage, artifact_location from experiments
      where team_id = ${team.id}::int4 and id = ${toColumn(run.experimentId)}::int4 for share
    ), run as (
      insert into runs (team_id, id, experiment_id, name, status, user_id, start_time_ms, parent_run_id, artifact_uri, created_by)
      select ${team.id}::int4, ${uuid}::uuid, ${toColumn(run.experimentId)}::int4, ${run.name}, ${run.status},
        ${run.userId}, ${run.startTimeMs}::int8, ${run.parentRunId && toUuid(run.parentRunId)}::uuid,
        experiment.artifact_location || ${`/${run.id}/artifacts`}::text, ${JSON.stringify(actor)}::text::jsonb
      from experiment where lifecycle_stage = 'active'
      returning artifact_uri
    ), tags as (
      insert into run_tags (team_id, run_id, key, value)
      select ${team.id}::int4, ${uuid}::uuid, tag.key, tag.value
      from run, unnest(${sql.param(run.tags.map(({ key }) => key))}::text[], ${sql.param(run.tags.map(({ value }) => value))}::text[]) as tag(key, value)
    )
    select experiment.lifecycle_stage as stage, run.artifact_uri from experiment left join run on true`);
  const [row] = rows;
  if (!row) throw noExperiment(run.experimentId);
  if (row.artifact_uri === null) {
    assertActive({ id: run.experimentId, lifecycleStage: row.stage });
    throw new Error("an active experiment took no run");
  }
  return row.artifact_uri;
}

/** An id above the column's range names no experiment: -1 finds none. */
const toColumn = (id: ExperimentId): number => (id <= 2_147_483_647 ? id : -1);
