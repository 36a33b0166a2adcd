"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import type { KeyValue } from "#components/common/key-value.ts";
import { SkeletonRows } from "#components/common/skeleton-rows.tsx";
import { useTRPC } from "#components/common/trpc.tsx";
import type { RunDetails } from "#components/runs/run-details.ts";
import { useRunsLive } from "#components/runs/use-run-live.ts";
import { addRuns, colorsOf, removeRun } from "./address.ts";
import { AddRuns } from "./add-runs.tsx";
import { CompareChips } from "./compare-chips.tsx";
import { CompareToolbar } from "./compare-toolbar.tsx";
import { searchOfRuns } from "./runs-filter.ts";
import { SideBySide } from "./side-by-side.tsx";
import { useComparison } from "./use-comparison.ts";

/** The tables are there before the code that draws curves. */
const CompareCharts = dynamic(() => import("./compare-charts.tsx").then((module) => module.CompareCharts));

export type ComparedExperiment = { id: number; name: string; tags: readonly KeyValue[] };

/** Two to many runs side by side and their curves over one another. The address says which, and how. */
export function CompareView(props: {
  teamSlug: string;
  /** What the server has read for this page. */
  initial: { runIds: readonly string[]; runs: RunDetails[] };
  experiments: readonly ComparedExperiment[];
}) {
  const trpc = useTRPC();
  const [comparison, setComparison] = useComparison();
  const { runIds } = comparison;
  const isInitial = runIds.join() === props.initial.runIds.join();
  const { data, error, isPending } = useQuery(
    trpc.runs.search.queryOptions(searchOfRuns(runIds), {
      enabled: runIds.length > 0,
      placeholderData: keepPreviousData,
      ...(isInitial ? { initialData: { runs: props.initial.runs, nextPageToken: undefined } } : {}),
    }),
  );
  const runs = useMemo(() => inOrder(data?.runs ?? [], runIds), [data, runIds]);
  const colors = useMemo(() => colorsOf(comparison), [comparison]);
  useRunsLive(runs);
  const missing = runIds.length - runs.length;
  const onAdd = (ids: readonly string[]) => setComparison(addRuns(comparison, ids));
  return (
    <div className="min-w-0 space-y-4 p-4">
      <CompareChips
        label="Compared runs"
        things={runs.map(({ id, name }) => ({ id, name, href: `/${props.teamSlug}/runs/${id}` }))}
        colors={colors}
        baseline={comparison.baseline}
        onBaseline={(baseline) => setComparison({ ...comparison, baseline })}
        onRemove={(runId) => setComparison(removeRun(comparison, runId))}
      />
      {error !== null && <ErrorState title="The runs could not be read">{error.message}</ErrorState>}
      {isPending && runIds.length > 0 && error === null && <SkeletonRows />}
      {missing > 0 && !isPending && (
        <p className="text-sm text-muted-foreground">
          {missing === 1 ? "One run of this address is" : `${missing} runs of this address are`} not in this
          team.
        </p>
      )}
      {runIds.length === 0 && (
        <EmptyState title="Nothing to compare yet" action={<AddRuns compared={runIds} onAdd={onAdd} />}>
          Add runs here, or select them in an experiment and press c.
        </EmptyState>
      )}
      {runs.length > 0 && (
        <>
          <CompareToolbar comparison={comparison} onChange={setComparison}>
            <AddRuns compared={runIds} onAdd={onAdd} />
          </CompareToolbar>
          <SideBySide
            runs={runs}
            comparison={comparison}
            colors={colors}
            experiments={props.experiments}
            teamSlug={props.teamSlug}
          />
          <CompareCharts runs={runs} colors={colors} />
        </>
      )}
    </div>
  );
}

function inOrder(runs: readonly RunDetails[], runIds: readonly string[]): RunDetails[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  return runIds.flatMap((id) => byId.get(id) ?? []);
}
