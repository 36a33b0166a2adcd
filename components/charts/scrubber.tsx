"use client";

import type { KeyboardEvent } from "react";
import { formatNumber } from "#components/common/format/number.ts";
import { useCrosshair, useCrosshairStore } from "./crosshair-store.ts";
import { describeX } from "./describe-x.ts";
import { nearestIndex } from "./nearest.ts";
import { readAt } from "./readings.ts";
import type { Curve } from "./rows.ts";
import type { Range, XAxisKind } from "./series.ts";
import { pan, zoomAround } from "./zoom.ts";

export type ScrubberProps = {
  chart: string;
  /** What the chart shows, in words. */
  label: string;
  curves: readonly Curve[];
  range: Range;
  extent: Range;
  axis: XAxisKind;
  onZoom: (range: Range | undefined) => void;
  onOpen: () => void;
};

/** Values that are read out at most. */
const spokenMax = 6;

/**
 * The chart for hands on the keyboard and for screen readers: a slider along the x axis. Arrows move the crosshair
 * from point to point, with Shift the view; `+` and `-` zoom, Escape shows the whole, Enter opens the full screen.
 */
export function Scrubber(props: ScrubberProps) {
  const { chart, label, curves, range, axis } = props;
  const store = useCrosshairStore();
  const crosshair = useCrosshair();
  const x = crosshair?.x ?? range.to;
  const onKeyDown = (event: KeyboardEvent) => {
    if (act(event, x, props, (next) => store.move({ x: next, chart }))) event.preventDefault();
  };
  return (
    <>
      <input
        type="range"
        aria-label={`${label}. Arrow keys read the values, plus and minus zoom.`}
        aria-valuetext={`${describeX(axis, x)}: ${speak(curves, x, range)}`}
        min={range.from}
        max={range.to}
        step="any"
        value={x}
        onChange={ignore}
        onKeyDown={onKeyDown}
        onBlur={() => store.move(undefined)}
        className="peer pointer-events-none absolute inset-0 opacity-0"
      />
      <div className="pointer-events-none absolute inset-0 rounded-sm peer-focus-visible:ring-2 peer-focus-visible:ring-ring" />
    </>
  );
}

/** Every change comes from a key that this component answers itself. */
const ignore = () => {};

function speak(curves: readonly Curve[], x: number, range: Range): string {
  const readings = readAt(curves, x, range);
  const spoken = readings.slice(0, spokenMax).map(({ series, line, bucket }) => {
    const value = line ?? bucket.mean;
    return `${curves.length > 1 ? `${series.label} ` : ""}${value === null ? "no number" : formatNumber(value)}`;
  });
  const rest = readings.length - spoken.length;
  return [...spoken, ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ") || "no value";
}

/** Does what the key stands for and says whether it stands for anything. */
function act(event: KeyboardEvent, x: number, props: ScrubberProps, moveTo: (x: number) => void): boolean {
  const { range, extent, curves, onZoom, onOpen } = props;
  const direction = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
  if (direction !== 0 && event.shiftKey) onZoom(pan(range, direction * 0.2, extent));
  else if (direction !== 0) moveTo(neighbour(curves, x, direction, range));
  else if (event.key === "Home") moveTo(range.from);
  else if (event.key === "End") moveTo(range.to);
  else if (event.key === "+" || event.key === "=") onZoom(zoomAround(range, x, 0.5, extent));
  else if (event.key === "-") onZoom(zoomAround(range, x, 2, extent));
  else if (event.key === "Escape") onZoom(undefined);
  else if (event.key === "Enter") onOpen();
  else return false;
  return true;
}

/** The next point of the longest curve in that direction, within the view. */
function neighbour(curves: readonly Curve[], x: number, direction: 1 | -1, range: Range): number {
  const longest = curves.toSorted((a, b) => b.series.buckets.length - a.series.buckets.length)[0];
  const buckets = longest?.series.buckets ?? [];
  const next = buckets[nearestIndex(buckets, x) + direction];
  return Math.min(Math.max(next?.x ?? x, range.from), range.to);
}
