"use client";

import { ChartsView } from "#components/charts/charts-view.tsx";
import { EmptyState } from "#components/common/empty-state.tsx";
import { runColor } from "#components/common/run-color.ts";
import { useRunPage } from "./run-context.tsx";

/** Every metric of the run as a chart; they grow while it trains. */
export function RunCharts() {
  const { run } = useRunPage();
  if (run.metrics.length === 0) {
    return (
      <EmptyState title="No metrics yet" command={'mlflow.log_metric("loss", loss, step=step)'}>
        A chart appears here for every metric the run logs, and grows while it trains.
      </EmptyState>
    );
  }
  const runs = [{ id: run.id, label: run.name, color: runColor(run.id) }];
  return (
    <div className="p-4">
      <ChartsView runs={runs} keys={run.metrics.map(({ key }) => key)} />
    </div>
  );
}
