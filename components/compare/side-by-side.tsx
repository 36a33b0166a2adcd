"use client";

import { useMemo } from "react";
import type { RunColor } from "#components/common/run-color.ts";
import { directionsOf } from "#components/runs/run-context.tsx";
import type { RunDetails } from "#components/runs/run-details.ts";
import { aboutRun } from "./about-rows.ts";
import type { Comparison } from "./address.ts";
import { CompareTable, NumberCells, TextCells } from "./compare-table.tsx";
import type { ComparedExperiment } from "./compare-view.tsx";
import { numberRows, textRows } from "./rows.ts";

/** Metrics, params and origin of the runs, a column a run. */
export function SideBySide(props: {
  runs: readonly RunDetails[];
  comparison: Comparison;
  colors: ReadonlyMap<string, RunColor>;
  experiments: readonly ComparedExperiment[];
  teamSlug: string;
}) {
  const { runs, comparison, experiments } = props;
  const baseline = Math.max(
    0,
    runs.findIndex(({ id }) => id === comparison.baseline),
  );
  const rows = useMemo(() => {
    const nameOf = (id: number) => experiments.find((experiment) => experiment.id === id)?.name ?? String(id);
    const tags = experiments.find(({ id }) => id === runs[baseline]?.experimentId)?.tags ?? [];
    return {
      metrics: numberRows(
        runs.map(({ metrics }) => metrics),
        baseline,
        comparison.aggregate,
        directionsOf(tags),
      ),
      params: textRows(runs.map(({ params }) => params)),
      about: textRows(runs.map((run) => aboutRun(run, nameOf))),
    };
  }, [runs, baseline, comparison.aggregate, experiments]);
  const shown = <Row extends { differs: boolean }>(all: readonly Row[]) =>
    comparison.all || runs.length < 2 ? all : all.filter(({ differs }) => differs);
  const text = shown(rows.params);
  const numbers = shown(rows.metrics);
  const about = shown(rows.about);
  return (
    <CompareTable
      runs={runs}
      colors={props.colors}
      baseline={baseline}
      teamSlug={props.teamSlug}
      sections={[
        {
          title: "Metrics",
          note: alike(rows.metrics, numbers, "metric"),
          children: numbers.map((row) => <NumberCells key={row.key} row={row} />),
        },
        {
          title: "Params",
          note: alike(rows.params, text, "param"),
          children: text.map((row) => <TextCells key={row.key} row={row} baseline={baseline} />),
        },
        {
          title: "About",
          note: alike(rows.about, about, "fact"),
          children: about.map((row) => <TextCells key={row.key} row={row} baseline={baseline} />),
        },
      ]}
    />
  );
}

/** Says what is not on view because all runs agree. */
function alike(all: readonly unknown[], shown: readonly unknown[], noun: string): string | undefined {
  const hidden = all.length - shown.length;
  if (all.length === 0) return `no ${noun}`;
  return hidden === 0 ? undefined : `${hidden} ${hidden === 1 ? noun : `${noun}s`} equal in all runs`;
}
