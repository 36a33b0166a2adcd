"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "#components/common/trpc.tsx";
import type { ChartView } from "./chart-view.ts";
import { xExtent } from "./domain.ts";
import type { ChartRun } from "./read-series.ts";
import { readSeries } from "./read-series.ts";
import type { Range, Series } from "./series.ts";
import { withMargins } from "./zoom.ts";

export type { ChartRun } from "./read-series.ts";

/** Buckets asked for: about one for two px of the plot. */
const bucketCounts = { coarse: 300, fine: 1_000 } as const;

export type SeriesState = {
  series: readonly Series[];
  /** The whole of the x axis; undefined until it is known. */
  extent: Range | undefined;
  /** `refining`: the whole is shown while finer points of the part in view are on their way. */
  state: "loading" | "refining" | "ready" | "failed";
  retry: () => void;
};

/** The curves of a metric as the view wants them: the whole, and finer points of the part zoomed into. */
export function useSeries(
  metric: string,
  runs: readonly ChartRun[],
  view: ChartView,
  detail: keyof typeof bucketCounts,
): SeriesState {
  const trpc = useTRPC();
  const asked = useMemo(() => runs.filter(({ metrics }) => metrics?.has(metric) ?? true), [runs, metric]);
  const buckets = bucketCounts[detail];
  const input = {
    runIds: asked.map(({ id }) => id),
    keys: [metric],
    axis: view.axis,
    buckets,
  };
  const whole = useQuery(trpc.metrics.chart.queryOptions(input, { placeholderData: keepPreviousData }));
  const range = view.zoom && withMargins(view.zoom);
  const part = useQuery(
    trpc.metrics.chart.queryOptions({ ...input, range }, { enabled: range !== undefined }),
  );
  const wholeSeries = useMemo(
    () => readSeries(whole.data ?? [], asked, buckets),
    [whole.data, asked, buckets],
  );
  const partSeries = useMemo(
    () => part.data && readSeries(part.data, asked, buckets),
    [part.data, asked, buckets],
  );
  const retry = () => void Promise.all([whole.refetch(), range && part.refetch()]);
  return {
    series: (range && partSeries) ?? wholeSeries,
    extent: xExtent(wholeSeries),
    state: stateOf(whole.data === undefined, whole.isError, range !== undefined && part.isPending),
    retry,
  };
}

function stateOf(isMissing: boolean, isFailed: boolean, isRefining: boolean): SeriesState["state"] {
  // What was read before stays on view when a later reading fails: the line at the top says that the server is away.
  if (isMissing) return isFailed ? "failed" : "loading";
  return isRefining ? "refining" : "ready";
}
