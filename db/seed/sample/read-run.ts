import type { Caller } from "#server/auth/caller.ts";
import { locateRunArtifacts } from "#server/domain/artifacts/index.ts";
import type { RunData } from "#server/domain/data/index.ts";
import { readHistory, toHistoryPoints } from "#server/domain/metrics/history.ts";
import type { FoundRun } from "#server/domain/runs/index.ts";
import { readFiles } from "./read-files.ts";
import { readModels } from "./read-models.ts";
import type { RecordedRun, RecordedSeries } from "./recording.ts";

/** Everything a run is, read through the product's own operations. */
export async function readRun(
  caller: Caller,
  run: FoundRun,
  data: RunData | undefined,
): Promise<RecordedRun> {
  const { id, name, userId, status, startTimeMs, endTimeMs, params, tags } = run;
  const { folder } = await locateRunArtifacts(caller, { runId: id });
  const series: RecordedSeries[] = [];
  for (const { key } of run.metrics) series.push(await readSeries(caller, id, key));
  return {
    id,
    parentId: run.parentRunId,
    name,
    userId,
    status,
    startTimeMs,
    endTimeMs,
    params,
    tags,
    series,
    datasets: data?.datasets ?? [],
    artifacts: await readFiles(caller, folder),
    models: await readModels(caller, id),
  };
}

async function readSeries(caller: Caller, runId: string, key: string): Promise<RecordedSeries> {
  const series: RecordedSeries = { key, steps: [], timesMs: [], values: [] };
  for await (const block of await readHistory(caller, { runId, key })) {
    for (const { step, timeMs, value } of toHistoryPoints(block)) {
      series.steps.push(Number(step));
      series.timesMs.push(Number(timeMs));
      series.values.push(Number.isFinite(value) ? value : String(value));
    }
  }
  return series;
}
