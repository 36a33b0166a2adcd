"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { RunColor } from "#components/common/run-color.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import { directionsOf } from "#components/runs/run-context.tsx";
import type { RunDetails } from "#components/runs/run-details.ts";
import { aboutRun } from "./about-rows.ts";
import type { Comparison } from "./address.ts";
import { describeHidden } from "./compared.ts";
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
  const trpc = useTRPC();
  const { data: datasets } = useQuery(
    trpc.data.listRunDatasets.queryOptions(
      { runIds: runs.map(({ id }) => id) },
      { placeholderData: keepPreviousData },
    ),
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
      about: textRows(runs.map((run) => aboutRun(run, datasets?.get(run.id) ?? [], nameOf))),
    };
  }, [runs, baseline, comparison.aggregate, experiments, datasets]);
  const shown = <Row extends { differs: boolean }>(all: readonly Row[]) =>
    comparison.all || runs.length < 2 ? all : all.filter(({ differs }) => differs);
  const text = shown(rows.params);
  const numbers = shown(rows.metrics);
  const about = shown(rows.about);
  return (
    <CompareTable
      label="Runs side by side"
      things={runs.map(({ id, name }) => ({ id, name, href: `/${props.teamSlug}/runs/${id}` }))}
      colors={props.colors}
      baseline={baseline}
      sections={[
        {
          title: "Metrics",
          note: describeHidden(rows.metrics, numbers, "metric", "runs"),
          children: numbers.map((row) => <NumberCells key={row.key} row={row} />),
        },
        {
          title: "Params",
          note: describeHidden(rows.params, text, "param", "runs"),
          children: text.map((row) => <TextCells key={row.key} row={row} baseline={baseline} />),
        },
        {
          title: "About",
          note: describeHidden(rows.about, about, "fact", "runs"),
          children: about.map((row) => <TextCells key={row.key} row={row} baseline={baseline} />),
        },
      ]}
    />
  );
}
