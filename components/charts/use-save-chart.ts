"use client";

import { useTRPCClient } from "#components/common/trpc.tsx";
import { drawPng } from "./chart-png.ts";
import { csvLine } from "./csv.ts";
import { saveFile } from "./save-file.ts";
import type { Series } from "./series.ts";

/** Most points a page of history holds. */
const pageMax = 25_000;

/** Saves a chart: the picture as it stands on the page, or every point the runs logged, whatever the page shows. */
export function useSaveChart(metric: string, series: readonly Series[]) {
  const api = useTRPCClient();
  return {
    async png(place: HTMLElement | null): Promise<void> {
      const chart = place?.querySelector<SVGSVGElement>("svg.recharts-surface");
      if (chart === null || chart === undefined) throw new Error("The chart is not drawn yet.");
      const footer = place?.querySelector("footer")?.textContent ?? "";
      saveFile(`${metric}.png`, await drawPng(chart, { title: metric, footer, series }));
    },
    async csv(): Promise<void> {
      const lines = [csvLine(["run_id", "run_name", "metric", "step", "timestamp_ms", "value"])];
      for (const { runId, label } of series) {
        let pageToken: string | undefined;
        do {
          const page = await api.metrics.history.query({ runId, key: metric, max: pageMax, pageToken });
          for (const { step, timeMs, value } of page.points) {
            lines.push(csvLine([runId, label, metric, step, timeMs, value]));
          }
          pageToken = page.nextPageToken;
        } while (pageToken !== undefined);
      }
      saveFile(`${metric}.csv`, new Blob(lines, { type: "text/csv;charset=utf-8" }));
    },
  };
}
