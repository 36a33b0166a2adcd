import type { Caller } from "#server/auth/caller.ts";
import { listRunArtifacts, openRunArtifact } from "#server/domain/artifacts/index.ts";
import type { RunData } from "#server/domain/data/index.ts";
import { readHistory, toHistoryPoints } from "#server/domain/metrics/history.ts";
import type { FoundRun } from "#server/domain/runs/index.ts";
import type { RecordedRun, RecordedSeries } from "./recording.ts";

/** Everything a run is, read through the product's own operations. */
export async function readRun(
  caller: Caller,
  run: FoundRun,
  data: RunData | undefined,
): Promise<RecordedRun> {
  const { id, name, userId, status, startTimeMs, endTimeMs, params, tags } = run;
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
    artifacts: await readFolder(caller, id, ""),
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

async function readFolder(caller: Caller, runId: string, folder: string): Promise<RecordedRun["artifacts"]> {
  const { entries } = await listRunArtifacts(caller, { runId, path: folder });
  const files: RecordedRun["artifacts"] = [];
  for (const { name, kind } of entries) {
    const path = folder === "" ? name : `${folder}/${name}`;
    if (kind === "folder") {
      files.push(...(await readFolder(caller, runId, path)));
      continue;
    }
    const file = await openRunArtifact(caller, { runId, path });
    const bytes = await new Response(await file.read()).arrayBuffer();
    files.push({ path, base64: Buffer.from(bytes).toString("base64") });
  }
  return files;
}
