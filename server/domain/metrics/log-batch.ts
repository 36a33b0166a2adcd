import { z } from "zod";
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
  async handle({ tx, caller, input: { runId, metrics, params, tags }, record }): Promise<void> {
    assertBatchFits({ metrics: metrics.length, params: params.length, tags: tags.length });
    const teamId = caller.team.id;
    const run = await loadActiveRun(tx, teamId, runId);
    await writeParams(tx, teamId, run.id, params);
    await writeRunTags(tx, teamId, [run.id], tags);
    await insertMetrics(tx, { teamId, runId: run.id, metrics });
    const after = {
      params: params.map(({ key }) => key),
      tags: tags.map(({ key, value }) => ({ key, value: excerpt(value) })),
      metrics: metrics.length,
    };
    await record({ ...subjectOf(run, runId), after });
  },
});
