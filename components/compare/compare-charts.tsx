"use client";

import { useMemo } from "react";
import { ChartsView } from "#components/charts/charts-view.tsx";
import type { RunColor } from "#components/common/run-color.ts";
import type { RunDetails } from "#components/runs/run-details.ts";

/** Every metric any of the runs has, as one chart of all their curves. */
export function CompareCharts(props: { runs: readonly RunDetails[]; colors: ReadonlyMap<string, RunColor> }) {
  const { runs, colors } = props;
  const keys = useMemo(
    () => [...new Set(runs.flatMap(({ metrics }) => metrics.map(({ key }) => key)))],
    [runs],
  );
  const chartRuns = useMemo(
    () =>
      runs.map(({ id, name, metrics }) => ({
        id,
        label: name,
        metrics: new Set(metrics.map(({ key }) => key)),
        ...(colors.get(id) ?? { color: "var(--foreground)" }),
      })),
    [runs, colors],
  );
  if (keys.length === 0) return null;
  return (
    <section aria-label="Curves" className="space-y-2 pt-2">
      <h2 className="text-lg font-medium">Curves</h2>
      <ChartsView runs={chartRuns} keys={keys} />
    </section>
  );
}
