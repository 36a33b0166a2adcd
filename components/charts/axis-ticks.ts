import type { Range, ScaleKind, XAxisKind } from "./series.ts";
import { durationLabels, valueLabels, wallLabels } from "./tick-labels.ts";
import { linearTicks, logTicks, stepTicks, timeTicks } from "./ticks.ts";

/** Where an axis has ticks, and what they say. */
export type AxisTicks = { ticks: number[]; label: (tick: number) => string };

/** Px an x label takes with its air, and a y label. */
const xLabelPx = 72;
const yLabelPx = 36;
/** More lines than this tell the eye nothing. */
const yTicksMax = 8;
const xTicksMax = 10;

/** The ticks of an x axis `width` px long. */
export function xAxisTicks(axis: XAxisKind, scale: ScaleKind, range: Range, width: number): AxisTicks {
  const target = Math.min(xTicksMax, Math.max(2, Math.floor(width / xLabelPx)));
  if (scale === "log")
    return labelled(logTicks(range, target), axis === "step" ? valueLabels : durationLabels);
  if (axis === "step") return labelled(stepTicks(range, target), valueLabels);
  if (axis === "relative") return labelled(timeTicks(range, target), durationLabels);
  const offsetMs = -new Date(range.from).getTimezoneOffset() * 60_000;
  return labelled(timeTicks(range, target, offsetMs), (ticks) => wallLabels(ticks));
}

/** The ticks of a y axis `height` px long. */
export function yAxisTicks(scale: ScaleKind, [from, to]: [number, number], height: number): AxisTicks {
  const target = Math.min(yTicksMax, Math.max(2, Math.floor(height / yLabelPx)));
  const ticks = scale === "log" ? logTicks({ from, to }, target) : linearTicks({ from, to }, target);
  return labelled(ticks, valueLabels);
}

function labelled(ticks: number[], write: (ticks: readonly number[]) => string[]): AxisTicks {
  const labels = new Map(write(ticks).map((text, index) => [ticks[index], text]));
  return { ticks, label: (tick) => labels.get(tick) ?? "" };
}
