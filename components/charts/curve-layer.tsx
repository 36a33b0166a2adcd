"use client";

import type { ReactNode } from "react";
import { envelopePath, linePath } from "./curve-paths.ts";
import type { Plot } from "./plot.ts";
import { usePlot } from "./plot.ts";
import type { Curve } from "./rows.ts";

/** The more curves share a plot, the paler each envelope, so that the lines stay readable. */
const envelopeOpacity = (curves: number): number => Math.max(0.05, 0.2 / Math.sqrt(curves));

/**
 * Envelopes, the raw lines behind smoothed ones, and the lines. One path each, drawn here: as an element of Recharts
 * each would cost tens of times as much, and fifty runs with envelopes a second a chart.
 */
export function CurveLayer({ curves, smoothed }: { curves: readonly Curve[]; smoothed: boolean }) {
  const plot = usePlot();
  if (plot === undefined) return null;
  const opacity = envelopeOpacity(curves.length);
  return (
    <Clipped plot={plot}>
      {curves
        .filter(({ hasEnvelope }) => hasEnvelope)
        .map(({ series, rows }) => (
          <path
            key={series.runId}
            d={envelopePath(rows, plot)}
            fill={series.color}
            fillOpacity={opacity}
            // The edge makes a spike of one bucket visible.
            stroke={series.color}
            strokeOpacity={opacity * 2}
          />
        ))}
      {smoothed &&
        curves.map(({ series, rows }) => (
          <path
            key={series.runId}
            d={linePath(rows, ({ raw }) => raw, plot)}
            fill="none"
            stroke={series.color}
            strokeOpacity={0.28}
          />
        ))}
      {curves.map((curve) => (
        <CurveLine key={curve.series.runId} curve={curve} plot={plot} width={1.5} />
      ))}
    </Clipped>
  );
}

/** The curve itself, `width` px thick. */
export function CurveLine({ curve, plot, width }: { curve: Curve; plot: Plot; width: number }) {
  return (
    <path
      className="curve-line"
      d={linePath(curve.rows, ({ line }) => line, plot)}
      fill="none"
      stroke={curve.series.color}
      strokeWidth={width}
      strokeLinejoin="round"
      strokeDasharray={curve.series.dash}
    />
  );
}

/** Cuts off what lies outside the plot, in the coordinates of the chart. */
export function Clipped({ plot, children }: { plot: Plot; children: ReactNode }) {
  const { left, top, width, height } = plot;
  return (
    <svg
      x={left}
      y={top}
      width={width}
      height={height}
      viewBox={`${left} ${top} ${width} ${height}`}
      overflow="hidden"
    >
      {children}
    </svg>
  );
}
