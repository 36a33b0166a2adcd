"use client";

import { createPortal } from "react-dom";
import { notInPicture } from "./chart-png.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { useCrosshair } from "./crosshair-store.ts";
import { Clipped, CurveLine } from "./curve-layer.tsx";
import { DragArea } from "./drag-area.tsx";
import type { Plot } from "./plot.ts";
import { usePlot } from "./plot.ts";
import type { Reading } from "./readings.ts";
import { nearestReading, readAt } from "./readings.ts";
import type { Curve } from "./rows.ts";
import type { Range, XAxisKind } from "./series.ts";

/**
 * What lies over a plot: the crosshair that all charts of the page share, the values at it, and dragging to zoom.
 * Moving it draws only this layer again, never the curves.
 */
export function CrosshairLayer(props: {
  chart: string;
  curves: readonly Curve[];
  range: Range;
  axis: XAxisKind;
  smoothed: boolean;
  /** Where the tooltip goes: an element that covers the chart. */
  overlay: HTMLElement | null;
  onZoom: (range: Range | undefined) => void;
}) {
  const plot = usePlot();
  const crosshair = useCrosshair();
  if (plot === undefined) return null;
  const isHere = crosshair?.chart === props.chart;
  const inView = crosshair !== undefined && crosshair.x >= props.range.from && crosshair.x <= props.range.to;
  const readings = inView ? readAt(props.curves, crosshair.x, props.range) : [];
  const pointerY = crosshair?.pointerY;
  const nearest = isHere && pointerY !== undefined ? nearestReading(readings, plot.fromY(pointerY)) : -1;
  return (
    <g {...notInPicture}>
      {inView && <Hairline x={plot.toX(crosshair.x)} plot={plot} />}
      {nearest >= 0 && readings.length > 1 && (
        <Emphasis reading={readings[nearest]} curves={props.curves} plot={plot} />
      )}
      {readings.map((reading) => (
        <Dot key={reading.series.runId} reading={reading} plot={plot} />
      ))}
      <DragArea chart={props.chart} plot={plot} range={props.range} onZoom={props.onZoom} />
      {isHere &&
        readings.length > 0 &&
        props.overlay !== null &&
        createPortal(
          <ChartTooltip
            readings={readings}
            nearest={nearest}
            axis={props.axis}
            x={crosshair.x}
            smoothed={props.smoothed}
            plot={plot}
            overlay={props.overlay}
          />,
          props.overlay,
        )}
    </g>
  );
}

function Hairline({ x, plot }: { x: number; plot: Plot }) {
  return (
    <line
      x1={x}
      x2={x}
      y1={plot.top}
      y2={plot.top + plot.height}
      stroke="var(--muted-foreground)"
      strokeOpacity={0.6}
    />
  );
}

function Dot({ reading, plot }: { reading: Reading; plot: Plot }) {
  const x = plot.toX(reading.bucket.x);
  const y = reading.line === null ? NaN : plot.toY(reading.line);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  return (
    <circle cx={x} cy={y} r={3.5} fill={reading.series.color} stroke="var(--background)" strokeWidth={1.5} />
  );
}

/** The curve the pointer is nearest to, once more and stronger, with a rim that parts it from the others. */
function Emphasis({ reading, curves, plot }: { reading?: Reading; curves: readonly Curve[]; plot: Plot }) {
  const curve = curves.find(({ series }) => series === reading?.series);
  if (curve === undefined) return null;
  const rim = { ...curve, series: { ...curve.series, color: "var(--background)", dash: undefined } };
  return (
    <Clipped plot={plot}>
      <CurveLine curve={rim} plot={plot} width={5} />
      <CurveLine curve={curve} plot={plot} width={2.5} />
    </Clipped>
  );
}
