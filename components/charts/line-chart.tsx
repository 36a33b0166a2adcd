"use client";

import type { ReactNode } from "react";
import { useMemo } from "react";
import { CartesianGrid, ComposedChart, DefaultZIndexes, XAxis, YAxis, ZIndexLayer } from "recharts";
import { xAxisTicks, yAxisTicks } from "./axis-ticks.ts";
import { CurveLayer } from "./curve-layer.tsx";
import { yDomain } from "./domain.ts";
import { OddMarks } from "./odd-marks.tsx";
import type { Curve } from "./rows.ts";
import type { Range, ScaleKind, XAxisKind } from "./series.ts";

/** Px around the plot; the y axis has room for seven figures. */
const yAxisWidth = 52;
const xAxisHeight = 24;
const margin = { top: 6, right: 10, bottom: 0, left: 0 };

export type LineChartProps = {
  curves: readonly Curve[];
  /** What is in view; curves may go on beyond it. */
  range: Range;
  axis: XAxisKind;
  xScale: ScaleKind;
  yScale: ScaleKind;
  /** Whether the curves are smoothed: then the raw ones are drawn behind. */
  smoothed: boolean;
  /** Px. */
  width: number;
  height: number;
  /** What lies over the plot: the crosshair. */
  children?: ReactNode;
};

/** Curves with their envelopes, marks and axes. Draws what it is given and knows nothing of where it comes from. */
export function LineChart(props: LineChartProps) {
  const { curves, range, axis, xScale, yScale, smoothed, width, height } = props;
  const domain = useMemo(
    () =>
      yDomain(
        curves.map(({ series }) => series),
        range,
        yScale,
      ),
    [curves, range, yScale],
  );
  const xTicks = xAxisTicks(axis, xScale, range, width - yAxisWidth);
  const yTicks = yAxisTicks(yScale, domain, height - xAxisHeight);
  const text = { fill: "var(--muted-foreground)", fontSize: 12 };
  return (
    <ComposedChart width={width} height={height} margin={margin} accessibilityLayer={false}>
      <CartesianGrid stroke="var(--border)" vertical={false} syncWithTicks />
      <XAxis
        dataKey="x"
        type="number"
        scale={xScale}
        domain={xScale === "log" ? [Math.max(range.from, leastX(curves)), range.to] : [range.from, range.to]}
        allowDataOverflow
        height={xAxisHeight}
        ticks={xTicks.ticks}
        tickFormatter={xTicks.label}
        tick={text}
        tickLine={false}
        tickMargin={6}
        interval="preserveStart"
        axisLine={{ stroke: "var(--border)" }}
      />
      <YAxis
        type="number"
        scale={yScale}
        domain={domain}
        allowDataOverflow
        width={yAxisWidth}
        ticks={yTicks.ticks}
        tickFormatter={yTicks.label}
        tick={text}
        tickLine={false}
        axisLine={false}
        interval={0}
      />
      <ZIndexLayer zIndex={DefaultZIndexes.line}>
        <CurveLayer curves={curves} smoothed={smoothed} />
      </ZIndexLayer>
      {/* Recharts stacks by number: without one, these would lie under the curves and miss the pointer. */}
      <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
        <OddMarks curves={curves} range={range} />
      </ZIndexLayer>
      <ZIndexLayer zIndex={DefaultZIndexes.cursorLine}>{props.children}</ZIndexLayer>
    </ComposedChart>
  );
}

/** The least x above zero: where a log axis begins. */
function leastX(curves: readonly Curve[]): number {
  let least = Infinity;
  for (const { rows } of curves) {
    for (const { x } of rows) if (x > 0 && x < least) least = x;
  }
  return least === Infinity ? 1 : least;
}
