import { and, eq } from "drizzle-orm";
import { runs } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { mutation } from "#server/core/operation.ts";
import { NOTE_TAG } from "#server/domain/experiments/rules.ts";
import { infoColumns, loadActiveRun, subjectOf, type RunInfo } from "./load.ts";
import { NAME_TAG, noRun, toRunId } from "./rules.ts";
import { FinishRun, UpdateRun, type Tag } from "./schema.ts";
import { writeRunTags } from "./write-tags.ts";

/**
 * Renames, describes or moves a run to any status; what is absent stays.
 *
 * @throws AppError `notFound`, `invalid` when it is archived.
 */
export const updateRun = mutation({
  action: "run.update",
  input: UpdateRun,
  async handle({ tx, caller, input, record }): Promise<RunInfo> {
    const { runId, name, status, endTimeMs, description } = input;
    const before = await loadActiveRun(tx, caller.team.id, runId);
    const run = await change(tx, caller.team.id, before.id, { status, endTimeMs, name: name || undefined });
    await writeRunTags(tx, caller.team.id, [before.id], tagsOf(name, description));
    await record({
      ...subjectOf(run, runId),
      before: { name: before.name },
      after: { name: run.name, status, endTimeMs, described: description !== undefined },
    });
    return run;
  },
});

/** Ends a run, now or at a given time. @throws AppError `notFound`, `invalid` when it is archived. */
export const finishRun = mutation({
  action: "run.update",
  input: FinishRun,
  async handle({ tx, caller, input, now, record }): Promise<RunInfo> {
    const { runId, status, endTimeMs = now.getTime() } = input;
    const before = await loadActiveRun(tx, caller.team.id, runId);
    const run = await change(tx, caller.team.id, before.id, { status, endTimeMs });
    await record({ ...subjectOf(run, runId), after: { status, endTimeMs } });
    return run;
  },
});

function tagsOf(name: string | undefined, description: string | undefined): Tag[] {
  return [
    ...(name ? [{ key: NAME_TAG, value: name }] : []),
    ...(description === undefined ? [] : [{ key: NOTE_TAG, value: description }]),
  ];
}

async function change(
  tx: Tx,
  teamId: number,
  uuid: string,
  set: Partial<Pick<RunInfo, "name" | "status" | "endTimeMs">>,
): Promise<RunInfo> {
  const [run] = await tx
    .update(runs)
    // An update must set something, and nothing may be asked for.
    .set({ ...set, lifecycleStage: "active" })
    .where(and(eq(runs.teamId, teamId), eq(runs.id, uuid), eq(runs.lifecycleStage, "active")))
    .returning(infoColumns);
  if (!run) throw noRun(toRunId(uuid));
  return { ...run, id: toRunId(run.id), parentRunId: run.parentRunId && toRunId(run.parentRunId) };
}
