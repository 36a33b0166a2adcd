import type { Caller } from "#server/auth/caller.ts";
import { uploadArtifact } from "#server/domain/artifacts/index.ts";
import { logInputs } from "#server/domain/data/index.ts";
import { logMetrics } from "#server/domain/metrics/log.ts";
import { METRICS_MAX } from "#server/domain/metrics/schema.ts";
import { createRun, logParams, updateRun } from "#server/domain/runs/index.ts";
import type { RecordedRun, RecordedSeries } from "./recording.ts";

/** Logs a recorded run anew, through the operations every client uses. Answers the id it has here. */
export async function loadRun(
  caller: Caller,
  experimentId: number,
  recorded: RecordedRun,
  idsHere: ReadonlyMap<string, string>,
): Promise<string> {
  const { name, userId, startTimeMs, endTimeMs, status } = recorded;
  const tags = recorded.tags.map((tag) =>
    tag.key === "mlflow.parentRunId" ? { ...tag, value: idsHere.get(tag.value) ?? tag.value } : tag,
  );
  const run = await createRun(caller, { experimentId, name, userId, startTimeMs, tags });
  if (recorded.params.length > 0) await logParams(caller, { runId: run.id, params: recorded.params });
  if (recorded.datasets.length > 0) await logInputs(caller, { runId: run.id, datasets: recorded.datasets });
  for (const series of recorded.series) await loadSeries(caller, run.id, series);
  for (const { path, base64 } of recorded.artifacts) {
    const bytes = new Blob([Buffer.from(base64, "base64")]).stream();
    await uploadArtifact(caller, { path: `${experimentId}/${run.id}/artifacts/${path}`, bytes });
  }
  await updateRun(caller, { runId: run.id, status, ...(endTimeMs === null ? {} : { endTimeMs }) });
  return run.id;
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
