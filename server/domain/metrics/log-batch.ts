import { z } from "zod";
import type { Tx } from "#server/core/database.ts";
import { excerpt } from "#server/core/excerpt.ts";
import { mutation } from "#server/core/operation.ts";
import { loadActiveRun, subjectOf } from "#server/domain/runs/load.ts";
import { assertBatchFits } from "#server/domain/runs/rules.ts";
import { Param, RunId, Tag } from "#server/domain/runs/schema.ts";
import { writeParams } from "#server/domain/runs/write-params.ts";
import { writeRunTags } from "#server/domain/runs/write-tags.ts";
import { insertMetrics } from "./insert.ts";
import { MetricPoint } from "./schema.ts";

export const LogBatch = z.strictObject({
  runId: RunId,
  metrics: z.array(MetricPoint).default([]),
  params: z.array(Param).default([]),
  tags: z.array(Tag).default([]),
});

/**
 * Records points, params and tags of a run in one transaction, all or none: at most 1,000 points, 100 params, 100 tags and 1,000
 * of all. Points alone are quicker through `logMetrics`, which shares its commits.
 *
 * @throws AppError `notFound`, `invalid` when the run is archived, a param has another value already or the batch is too large.
 */
export const logBatch = mutation({
  action: "run.log",
  input: LogBatch,
  async handle({ tx, caller, input: { runId, ...batch }, record }): Promise<void> {
    const run = await loadActiveRun(tx, caller.team.id, runId);
    const after = await writeBatch(tx, caller.team.id, run.id, batch);
    await record({ ...subjectOf(run, runId), after });
  },
});

/**
 * Writes a batch of an active run (id as the database has it) and answers what its event tells. Call it last in a transaction.
 *
 * @throws AppError `invalid` when a param has another value already or the batch is too large.
 */
export async function writeBatch(
  tx: Tx,
  teamId: number,
  uuid: string,
  { metrics, params, tags }: Omit<z.output<typeof LogBatch>, "runId">,
): Promise<object> {
  assertBatchFits({ metrics: metrics.length, params: params.length, tags: tags.length });
  await writeParams(tx, teamId, uuid, params);
  await writeRunTags(tx, teamId, [uuid], tags);
  await insertMetrics(tx, { teamId, runId: uuid, metrics });
  return {
    params: params.map(({ key }) => key),
    tags: tags.map(({ key, value }) => ({ key, value: excerpt(value) })),
    metrics: metrics.length,
  };
}
