"use client";

import { useMemo, useState } from "react";
import { CrosshairLayer } from "./crosshair-layer.tsx";
import { LineChart } from "./line-chart.tsx";
import { shapeCurves } from "./rows.ts";
import { Scrubber } from "./scrubber.tsx";
import type { Range, ScaleKind, Series, XAxisKind } from "./series.ts";
import { useSize } from "./use-size.ts";

export type ChartPlotProps = {
  /** Tells the charts of a page apart. */
  chart: string;
  /** What is shown, in words, for those who cannot see it. */
  label: string;
  series: readonly Series[];
  /** The whole of the x axis. */
  extent: Range;
  /** What is in view. */
  range: Range;
  axis: XAxisKind;
  xScale: ScaleKind;
  yScale: ScaleKind;
  smoothing: number;
  onZoom: (range: Range | undefined) => void;
  onOpen: () => void;
};

/** A chart that fills its place: curves, crosshair, dragging to zoom, and the same by keyboard. */
export function ChartPlot(props: ChartPlotProps) {
  const { chart, label, series, extent, range, axis, xScale, yScale, smoothing, onZoom, onOpen } = props;
  const [measure, size] = useSize();
  const [overlay, setOverlay] = useState<HTMLElement | null>(null);
  const extentLength = extent.to - extent.from;
  const curves = useMemo(
    () => shapeCurves(series, { xScale, yScale, smoothing, extentLength }),
    [series, xScale, yScale, smoothing, extentLength],
  );
  return (
    <div ref={measure} className="relative size-full [&_g]:outline-none">
      {size !== undefined && size.width > 0 && (
        <LineChart
          curves={curves}
          range={range}
          axis={axis}
          xScale={xScale}
          yScale={yScale}
          smoothed={smoothing > 0}
          width={size.width}
          height={size.height}
        >
          <CrosshairLayer
            chart={chart}
            curves={curves}
            range={range}
            axis={axis}
            smoothed={smoothing > 0}
            overlay={overlay}
            onZoom={onZoom}
          />
        </LineChart>
      )}
      <Scrubber {...{ chart, label, curves, range, extent, axis, onZoom, onOpen }} />
      <div ref={setOverlay} className="pointer-events-none absolute inset-0" />
    </div>
  );
}
