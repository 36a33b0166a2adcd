"use client";

import type { ReactNode } from "react";
import { useId } from "react";
import { cn } from "#components/ui/cn.ts";
import { ChartPlot } from "./chart-plot.tsx";
import type { ChartView } from "./chart-view.ts";
import { describeCoverage } from "./coverage.ts";
import { xExtent } from "./domain.ts";
import { countHidden } from "./hidden.ts";
import type { Range, Series } from "./series.ts";

export type ChartCardProps = {
  /** The metric's key. */
  title: string;
  series: readonly Series[];
  view: ChartView;
  /** The whole of the x axis, when more is known of it than the series show. */
  extent?: Range;
  /** The latest or the pointed-at value, in the header. */
  reading?: ReactNode;
  /** Buttons in the header. */
  menu?: ReactNode;
  /** Finer points are on their way. */
  refining?: boolean;
  /** Fills the height it is given instead of its own. */
  tall?: true;
  onZoom: (range: Range | undefined) => void;
  onOpen: () => void;
};

/** One chart with its name above and, below, how many points it stands for. */
export function ChartCard(props: ChartCardProps) {
  const { title, series, view, reading, menu, tall, onZoom, onOpen } = props;
  const chart = useId();
  const extent = props.extent ?? xExtent(series) ?? { from: 0, to: 1 };
  const range = widened(view.zoom ?? extent);
  const hidden = countHidden(series, range, view.xScale, view.yScale);
  return (
    <ChartFrame
      title={title}
      reading={reading}
      menu={menu}
      tall={tall}
      footer={describeCoverage(series, range, hidden)}
      refining={props.refining}
    >
      <ChartPlot
        chart={chart}
        label={labelOf(title, series)}
        series={series}
        extent={extent}
        range={range}
        axis={view.axis}
        xScale={view.xScale}
        yScale={view.yScale}
        smoothing={view.smoothing}
        onZoom={onZoom}
        onOpen={onOpen}
      />
    </ChartFrame>
  );
}

/** The frame of a chart, also of one that is loading, empty or broken: always of the same height. */
export function ChartFrame(props: {
  title: string;
  reading?: ReactNode;
  menu?: ReactNode;
  footer?: string;
  refining?: boolean;
  tall?: true;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={props.title}
      className={cn("flex min-w-0 flex-col bg-card", props.tall ? "h-full rounded-lg" : "rounded-md border")}
    >
      <header className={cn("flex h-9 items-center gap-2 pl-3", props.tall ? "pr-10" : "pr-1.5")}>
        <h3 className="min-w-0 flex-1 truncate text-sm font-medium" title={props.title}>
          {props.title}
        </h3>
        {props.reading}
        {props.menu}
      </header>
      <div className={cn("relative", props.tall ? "min-h-0 flex-1" : "h-52")}>{props.children}</div>
      <footer className="flex h-7 items-center gap-2 px-3 text-xs text-muted-foreground">
        <p className="min-w-0 truncate" title={props.footer}>
          {props.footer}
        </p>
        {props.refining && <span className="ml-auto shrink-0 animate-pulse">Finer points…</span>}
      </footer>
    </section>
  );
}

function labelOf(title: string, series: readonly Series[]): string {
  const [only] = series;
  return series.length === 1 && only !== undefined
    ? `${title} of ${only.label}`
    : `${title} of ${series.length} runs`;
}

/** An axis of one point gets some length, so that the point stands in the middle. */
function widened({ from, to }: Range): Range {
  return from < to ? { from, to } : { from: from - 0.5, to: to + 0.5 };
}
