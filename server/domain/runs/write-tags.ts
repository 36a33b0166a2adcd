import { and, eq, inArray, sql } from "drizzle-orm";
import { runs, runTags } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { assertNameStays, NAME_TAG, PARENT_TAG, parentOf, valueOf } from "./rules.ts";
import { RunName, type Tag } from "./schema.ts";
import { parse } from "#server/core/operation.ts";

/**
 * Sets tags on runs of a team (ids as the database has them) and keeps what a run derives from its tags in step: its name and its
 * parent. Runs and keys are written in order, so that two callers never wait for each other in a circle.
 *
 * @throws AppError `invalid` when a run's name would be empty or too long.
 */
export async function writeRunTags(
  tx: Tx,
  teamId: number,
  uuids: readonly string[],
  tags: readonly Tag[],
): Promise<void> {
  const last = new Map(tags.map(({ key, value }) => [key, value]));
  if (last.size === 0 || uuids.length === 0) return;
  await writeDerived(tx, teamId, uuids, tags);
  const keys = [...last.keys()].toSorted();
  await tx.execute(sql`
    insert into run_tags (team_id, run_id, key, value)
    select ${teamId}::int4, run.id, tag.key, tag.value
    from unnest(${sql.param(uuids.toSorted())}::uuid[]) as run(id),
      unnest(${sql.param(keys)}::text[], ${sql.param(keys.map((key) => last.get(key)))}::text[]) as tag(key, value)
    order by run.id, tag.key collate "C"
    on conflict (team_id, run_id, key) do update set value = excluded.value`);
}

async function writeDerived(
  tx: Tx,
  teamId: number,
  uuids: readonly string[],
  tags: readonly Tag[],
): Promise<void> {
  const name = valueOf(tags, NAME_TAG);
  const parent = valueOf(tags, PARENT_TAG);
  if (name === undefined && parent === undefined) return;
  assertNameStays(tags);
  await tx
    .update(runs)
    .set({
      ...(name === undefined ? {} : { name: parse(RunName, name) }),
      ...(parent === undefined ? {} : { parentRunId: parentOf(parent) }),
    })
    .where(and(eq(runs.teamId, teamId), inArray(runs.id, [...uuids])));
}

/** Removes one tag of a run (id as the database has it). Answers whether there was one. */
export async function removeRunTag(tx: Tx, teamId: number, uuid: string, key: string): Promise<boolean> {
  const removed = await tx
    .delete(runTags)
    .where(and(eq(runTags.teamId, teamId), eq(runTags.runId, uuid), eq(runTags.key, key)))
    .returning({ key: runTags.key });
  return removed.length > 0;
}
