import type { Int64 } from "./columns.ts";
import { packIntegers } from "./columns.ts";
import { packPoints } from "./codec.ts";
import type { MetricPoint } from "./schema.ts";
import type { Summary } from "./summary.ts";
import { summarize } from "./summary.ts";

/** Points of one run on their way in. `runId` is the uuid. */
export type RunPoints = { teamId: number; runId: string; metrics: readonly MetricPoint[] };

/** What one statement writes of one metric of a run: its points packed, and what they change in the summary. */
export type SeriesRow = { run: number; key: string; packed: Buffer; summary: Summary };

type Lists = { steps: Int64[]; times: Int64[]; values: number[] };

/** Runs, each once, and a row per run and key; points of one series keep the order in which they came. */
export function gatherSeries(arrivals: readonly RunPoints[]): { runs: RunPoints[]; rows: SeriesRow[] } {
  const runs: RunPoints[] = [];
  const seriesOfRuns = new Map<string, Map<string, Lists>>();
  for (const arrival of arrivals) {
    const name = `${arrival.teamId} ${arrival.runId}`;
    const known = seriesOfRuns.get(name);
    const series = known ?? new Map<string, Lists>();
    if (!known) {
      seriesOfRuns.set(name, series);
      runs.push(arrival);
    }
    for (const metric of arrival.metrics) add(series, metric);
  }
  const rows = [...seriesOfRuns.values()].flatMap((series, run) =>
    Array.from(series, ([key, lists]) => toRow(run, key, lists)),
  );
  return { runs, rows };
}

function add(series: Map<string, Lists>, { key, step, timeMs, value }: MetricPoint): void {
  let lists = series.get(key);
  if (!lists) series.set(key, (lists = { steps: [], times: [], values: [] }));
  lists.steps.push(step);
  lists.times.push(timeMs);
  lists.values.push(value);
}

function toRow(run: number, key: string, { steps, times, values }: Lists): SeriesRow {
  const points = {
    steps: packIntegers(steps),
    times: packIntegers(times),
    values: new Float64Array(values),
  };
  return { run, key, packed: packPoints(points), summary: summarize(points) };
}
