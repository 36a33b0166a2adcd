import { and, eq, inArray } from "drizzle-orm";
import { loggedModels, metricSummaries } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { mutation } from "#server/core/operation.ts";
import { writeBatch } from "#server/domain/metrics/log-batch.ts";
import type { MetricPoint } from "#server/domain/metrics/schema.ts";
import { loadActiveRun, subjectOf } from "#server/domain/runs/load.ts";
import { noLoggedModel } from "./rules.ts";
import { LogModelMetrics, type ModelPoint } from "./schema.ts";
import { writeModelMetrics, type TiedPoint } from "./write.ts";

/**
 * Records a batch of a run some of whose points say something of logged models, in one transaction, all or none. A point that the run
 * has already is only tied to the model: it does not stand twice in the run's history.
 *
 * @throws AppError `notFound` for the run or a model, `invalid` as for any batch.
 */
export const logModelMetrics = mutation({
  action: "loggedModel.logMetrics",
  input: LogModelMetrics,
  async handle({ tx, caller, input: { runId, ...batch }, record }): Promise<void> {
    const teamId = caller.team.id;
    const run = await loadActiveRun(tx, teamId, runId);
    const tied = batch.metrics.filter(isTied);
    const models = [...new Set(tied.map(({ modelId }) => modelId))];
    await assertKnown(tx, teamId, models);
    await writeModelMetrics(tx, teamId, run.id, tied);
    const points = batch.metrics.map(({ modelId: _modelId, dataset: _dataset, ...point }) => point);
    const metrics = await leaveOutLatest(tx, teamId, run.id, points);
    const after = await writeBatch(tx, teamId, run.id, { ...batch, metrics });
    const { subject, topics } = subjectOf(run, runId);
    await record({
      subject,
      topics: [...topics, "loggedModels", ...models.map((id) => `loggedModel:${id}`)],
      after: { ...after, models },
    });
  },
});

const isTied = (point: ModelPoint): point is TiedPoint => point.modelId !== undefined;

type Latest = Pick<typeof metricSummaries.$inferSelect, "lastValue" | "lastStep" | "lastTimeMs">;

/** Without the points that a client sends again to tie them to a model: what it read as the latest of the run. */
async function leaveOutLatest(
  tx: Tx,
  teamId: number,
  runUuid: string,
  points: MetricPoint[],
): Promise<MetricPoint[]> {
  const { key, lastValue, lastStep, lastTimeMs, runId } = metricSummaries;
  const keys = [...new Set(points.map((point) => point.key))];
  const rows = await tx
    .select({ key, lastValue, lastStep, lastTimeMs })
    .from(metricSummaries)
    .where(and(eq(metricSummaries.teamId, teamId), eq(runId, runUuid), inArray(key, keys)));
  const latest = new Map(rows.map((row) => [row.key, row]));
  return points.filter((point) => !isLatest(point, latest.get(point.key)));
}

const isLatest = (point: MetricPoint, last: Latest | undefined): boolean =>
  last !== undefined &&
  Object.is(last.lastValue, point.value) &&
  last.lastStep === BigInt(point.step) &&
  last.lastTimeMs === BigInt(point.timeMs);

/** Deleted models count: their training may still be running. */
async function assertKnown(tx: Tx, teamId: number, modelIds: readonly string[]): Promise<void> {
  if (modelIds.length === 0) return;
  const rows = await tx
    .select({ id: loggedModels.id })
    .from(loggedModels)
    .where(and(eq(loggedModels.teamId, teamId), inArray(loggedModels.id, [...modelIds])));
  const known = new Set(rows.map(({ id }) => id));
  const unknown = modelIds.find((id) => !known.has(id));
  if (unknown !== undefined) throw noLoggedModel(unknown);
}
