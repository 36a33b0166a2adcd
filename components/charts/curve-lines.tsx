import { Area, Line } from "recharts";
import type { Curve } from "./rows.ts";

const still = {
  isAnimationActive: false,
  activeDot: false,
  dot: false,
  legendType: "none",
  tooltipType: "none",
} as const;

/** The more curves share a plot, the paler each envelope, so that the lines stay readable. */
const envelopeOpacity = (curves: number): number => Math.max(0.05, 0.2 / Math.sqrt(curves));

/** From minimum to maximum of what each bucket stands for. Its edge is drawn, so that a spike of one bucket is seen. */
export function drawEnvelopes(curves: readonly Curve[]) {
  const opacity = envelopeOpacity(curves.length);
  return curves
    .filter(({ hasEnvelope }) => hasEnvelope)
    .map(({ series, rows }) => (
      <Area
        key={`envelope ${series.runId}`}
        {...still}
        data={rows}
        dataKey="envelope"
        type="linear"
        fill={series.color}
        fillOpacity={opacity}
        stroke={series.color}
        strokeOpacity={opacity * 2}
        strokeWidth={1}
      />
    ));
}

/** The values as they were logged, pale, behind a smoothed line. */
export function drawRawLines(curves: readonly Curve[]) {
  return curves
    .filter(isLine)
    .map(({ series, rows }) => (
      <Line
        key={`raw ${series.runId}`}
        {...still}
        data={rows}
        dataKey="raw"
        type="linear"
        stroke={series.color}
        strokeOpacity={0.28}
        strokeWidth={1}
      />
    ));
}

/** The curves themselves: what the eye follows. */
export function drawLines(curves: readonly Curve[]) {
  return curves
    .filter(isLine)
    .map(({ series, rows }) => (
      <Line
        key={series.runId}
        {...still}
        data={rows}
        dataKey="line"
        type="linear"
        stroke={series.color}
        strokeWidth={1.5}
        strokeLinejoin="round"
        {...(series.dash === undefined ? {} : { strokeDasharray: series.dash })}
      />
    ));
}

/** Recharts draws a dot of its own for a single point; ours is drawn with the marks. */
const isLine = ({ rows }: Curve): boolean => rows.length > 1;
