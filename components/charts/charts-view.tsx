"use client";

import { Dialog, DialogContent, DialogDescription, DialogTitle } from "#components/ui/dialog.tsx";
import { ChartGrid } from "./chart-grid.tsx";
import { ChartToolbar } from "./chart-toolbar.tsx";
import { MetricChart } from "./metric-chart.tsx";
import { useChartView } from "./use-chart-view.ts";
import type { ChartRun } from "./use-series.ts";

/** Every metric of the given runs as a chart, looked at as the address says. */
export function ChartsView({ runs, keys }: { runs: readonly ChartRun[]; keys: readonly string[] }) {
  const [view, onView] = useChartView();
  const full = keys.find((key) => key === view.full);
  return (
    <div className="min-w-0 space-y-3">
      <ChartToolbar view={view} onView={onView} />
      <ChartGrid
        keys={keys}
        view={view}
        onView={onView}
        renderChart={(key) => <MetricChart metric={key} runs={runs} view={view} onView={onView} />}
      />
      <Dialog open={full !== undefined} onOpenChange={(open) => open || onView({ full: undefined })}>
        <DialogContent className="block h-[calc(100dvh-2rem)] p-1 sm:max-w-[calc(100%-2rem)]">
          <DialogTitle className="sr-only">{full}</DialogTitle>
          <DialogDescription className="sr-only">The chart on the full screen</DialogDescription>
          {full !== undefined && <MetricChart metric={full} runs={runs} view={view} onView={onView} tall />}
        </DialogContent>
      </Dialog>
    </div>
  );
}
