"use client";

import type { CSSProperties } from "react";
import { columnFormat, formatCount } from "#components/common/format/number.ts";
import { cn } from "#components/ui/cn.ts";
import { describeX } from "./describe-x.ts";
import { nearestIndex } from "./nearest.ts";
import type { Plot } from "./plot.ts";
import type { Reading } from "./readings.ts";
import { windowAround } from "./readings.ts";
import type { XAxisKind } from "./series.ts";

const rowsMax = 10;
const gapPx = 14;
/** Below this width there is no room beside the pointer. */
const narrowPx = 300;
const widthMaxPx = 320;

/** The values at the crosshair beside the pointer, sorted as the lines stand; of many runs those around the pointer. */
export function ChartTooltip(props: {
  readings: readonly Reading[];
  nearest: number;
  axis: XAxisKind;
  x: number;
  smoothed: boolean;
  plot: Plot;
  /** What the tooltip is placed in. */
  overlay: HTMLElement;
}) {
  const { readings, nearest, axis, x, smoothed, plot, overlay } = props;
  const { shown, above, below } = windowAround(readings, Math.max(nearest, 0), rowsMax);
  const format = columnFormat(
    readings.flatMap(({ line, bucket }) => [line ?? NaN, bucket.min ?? NaN, bucket.max ?? NaN]),
  );
  return (
    <div
      className="pointer-events-none absolute z-20 rounded-md border bg-popover px-2.5 py-2 text-xs text-popover-foreground shadow-md"
      style={besidePointer(plot, plot.toX(x), overlay)}
    >
      <div className="mb-1 text-muted-foreground">
        {describeX(axis, (readings[nearest] ?? readings[0])?.bucket.x ?? x)}
      </div>
      <More count={above} where="above" />
      <ul className="space-y-0.5">
        {shown.map((reading) => (
          <Row
            key={reading.series.runId}
            reading={reading}
            strong={readings.length > 1 && reading === readings[nearest]}
            format={format}
            smoothed={smoothed}
          />
        ))}
      </ul>
      <More count={below} where="below" />
    </div>
  );
}

/**
 * On the side of the pointer with more room, so that the page never grows wider; under the plot of a phone, where a
 * finger hides the rest.
 */
function besidePointer(plot: Plot, at: number, overlay: HTMLElement): CSSProperties {
  if (plot.width < narrowPx) return { top: plot.top + plot.height + 4, left: 4, right: 4, maxWidth: "none" };
  const roomRight = document.documentElement.clientWidth - overlay.getBoundingClientRect().left - at;
  const isLeft = roomRight < widthMaxPx + 2 * gapPx || at > plot.left + plot.width / 2;
  const side = isLeft ? { right: `calc(100% - ${at - gapPx}px)` } : { left: at + gapPx };
  return { top: plot.top + 4, width: "max-content", maxWidth: widthMaxPx, ...side };
}

function Row(props: {
  reading: Reading;
  strong: boolean;
  format: (value: number) => string;
  smoothed: boolean;
}) {
  const { series, bucket, line } = props.reading;
  return (
    <li className={cn("flex items-center gap-2", props.strong && "font-semibold")}>
      <svg aria-hidden width="14" height="4" className="shrink-0">
        <line
          x1="0"
          x2="14"
          y1="2"
          y2="2"
          stroke={series.color}
          strokeWidth="2.5"
          strokeDasharray={series.dash}
        />
      </svg>
      <span className="min-w-0 flex-1 truncate">{series.label}</span>
      <span className="numeric pl-2 text-right">{valueOf(props.reading, props.format)}</span>
      {props.smoothed && line !== null && bucket.mean !== null && (
        <span className="numeric font-normal text-muted-foreground">raw {props.format(bucket.mean)}</span>
      )}
      {bucket.count > 1 && bucket.min !== null && bucket.max !== null && (
        <span className="numeric font-normal text-muted-foreground">
          {props.format(bucket.min)}–{props.format(bucket.max)} of {formatCount(bucket.count)}
        </span>
      )}
    </li>
  );
}

function More({ count, where }: { count: number; where: "above" | "below" }) {
  if (count === 0) return null;
  return (
    <div className="py-0.5 text-muted-foreground">
      {count} more {where}
    </div>
  );
}

/** The line's value; in a gap, what stands there instead of one. */
function valueOf({ series, bucket, line }: Reading, format: (value: number) => string): string {
  if (line !== null) return format(line);
  if (bucket.mean !== null) return `${format(bucket.mean)} (off the axis)`;
  const odd = series.odd[nearestIndex(series.odd, bucket.x)];
  return odd === undefined ? "–" : format(Number(odd.value));
}
