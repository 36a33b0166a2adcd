"use client";

import { useRef, useState } from "react";
import { toast } from "sonner";
import { messageOf } from "#components/common/message-of.ts";
import { Button } from "#components/ui/button.tsx";
import { ChartCard, ChartFrame } from "./chart-card.tsx";
import { ChartMenu } from "./chart-menu.tsx";
import { ChartReading } from "./chart-reading.tsx";
import { ChartSkeleton } from "./chart-skeleton.tsx";
import { ChartTable } from "./chart-table.tsx";
import type { ChartView } from "./chart-view.ts";
import { settleZoom } from "./zoom.ts";
import { useSaveChart } from "./use-save-chart.ts";
import type { ChartRun } from "./use-series.ts";
import { useSeries } from "./use-series.ts";

export type MetricChartProps = {
  metric: string;
  runs: readonly ChartRun[];
  view: ChartView;
  onView: (change: Partial<ChartView>) => void;
  /** Fills the screen: more buckets, no button to do so. */
  tall?: true;
};

/** The curves of one metric, read from the server: the whole first, and finer points where the reader zooms in. */
export function MetricChart({ metric, runs, view, onView, tall }: MetricChartProps) {
  const { series, extent, state, retry } = useSeries(metric, runs, view, tall === true ? "fine" : "coarse");
  const [table, setTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const save = useSaveChart(metric, series);
  if (state === "loading") return <ChartSkeleton title={metric} tall={tall} />;
  if (state === "failed") return <FailedChart title={metric} tall={tall} onRetry={retry} />;
  const open = tall === true ? undefined : () => onView({ full: metric });
  return (
    <div ref={place} className={tall && "h-full"}>
      <ChartCard
        title={metric}
        series={series}
        view={view}
        extent={extent}
        refining={state === "refining"}
        tall={tall}
        onZoom={(zoom) => onView({ zoom: settleZoom(zoom, extent, view.axis) })}
        onOpen={open ?? doNothing}
        reading={<ChartReading series={series} />}
        menu={
          <ChartMenu
            title={metric}
            onOpen={open}
            onTable={() => setTable(true)}
            onPng={() => void save.png(place.current).catch(tell)}
            onCsv={() => void save.csv().catch(tell)}
          />
        }
      />
      {table && <ChartTable title={metric} series={series} axis={view.axis} open onOpenChange={setTable} />}
    </div>
  );
}

const doNothing = () => {};

const tell = (error: unknown) => void toast.error(messageOf(error));

function FailedChart({ title, tall, onRetry }: { title: string; tall?: true; onRetry: () => void }) {
  return (
    <ChartFrame title={title} tall={tall}>
      <div role="alert" className="absolute inset-0 flex flex-col items-center justify-center gap-3 text-sm">
        The points could not be read.
        <Button size="sm" variant="outline" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </ChartFrame>
  );
}
