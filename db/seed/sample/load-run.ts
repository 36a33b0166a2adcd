import type { Caller } from "#server/auth/caller.ts";
import { logInputs } from "#server/domain/data/index.ts";
import { logMetrics } from "#server/domain/metrics/log.ts";
import { METRICS_MAX } from "#server/domain/metrics/schema.ts";
import { createRun, logParams, updateRun } from "#server/domain/runs/index.ts";
import { loadFiles } from "./load-files.ts";
import { loadModel } from "./load-model.ts";
import type { RecordedRun, RecordedSeries } from "./recording.ts";

/**
 * Logs a recorded run anew, through the operations every client uses, and notes which ids it and its models have here.
 */
export async function loadRun(
  caller: Caller,
  experimentId: number,
  recorded: RecordedRun,
  idsHere: Map<string, string>,
): Promise<void> {
  const { name, userId, startTimeMs, endTimeMs, status } = recorded;
  const tags = recorded.tags.map((tag) =>
    tag.key === "mlflow.parentRunId" ? { ...tag, value: idsHere.get(tag.value) ?? tag.value } : tag,
  );
  const run = await createRun(caller, { experimentId, name, userId, startTimeMs, tags });
  if (recorded.params.length > 0) await logParams(caller, { runId: run.id, params: recorded.params });
  if (recorded.datasets.length > 0) await logInputs(caller, { runId: run.id, datasets: recorded.datasets });
  for (const series of recorded.series) await loadSeries(caller, run.id, series);
  await loadFiles(caller, `${experimentId}/${run.id}/artifacts`, recorded.artifacts);
  const maker = { recordedId: recorded.id, id: run.id, experimentId };
  for (const model of recorded.models) idsHere.set(model.id, await loadModel(caller, maker, model));
  await updateRun(caller, { runId: run.id, status, ...(endTimeMs === null ? {} : { endTimeMs }) });
  idsHere.set(recorded.id, run.id);
}

async function loadSeries(caller: Caller, runId: string, series: RecordedSeries): Promise<void> {
  const points = series.values.map((value, i) => ({
    key: series.key,
    value: Number(value),
    step: series.steps[i] ?? 0,
    timeMs: series.timesMs[i] ?? 0,
  }));
  for (let first = 0; first < points.length; first += METRICS_MAX) {
    await logMetrics(caller, { runId, metrics: points.slice(first, first + METRICS_MAX) });
  }
}
