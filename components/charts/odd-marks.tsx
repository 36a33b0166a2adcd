"use client";

import type { OddMark, Range } from "./series.ts";
import type { Curve } from "./rows.ts";
import type { Plot } from "./plot.ts";
import { usePlot } from "./plot.ts";

/** Half the size of a mark in px. */
const size = 3.5;

/** NaN as a cross and +∞ and −∞ as arrows at the edge of the plot, in the run's colour; and points without a neighbour. */
export function OddMarks({ curves, range }: { curves: readonly Curve[]; range: Range }) {
  const plot = usePlot();
  if (plot === undefined) return null;
  const inView = ({ x }: { x: number }) => x >= range.from && x <= range.to;
  return (
    <g>
      {curves.map(({ series, lone }) => (
        <g key={series.runId} stroke={series.color} fill={series.color} strokeWidth={1.5}>
          {lone.filter(inView).map(({ x, line }) => (
            <circle key={x} cx={plot.toX(x)} cy={plot.toY(line ?? NaN)} r={2.5} stroke="none" />
          ))}
          {series.odd.filter(inView).map((mark) => (
            <Mark key={`${mark.x} ${mark.value}`} mark={mark} plot={plot} />
          ))}
        </g>
      ))}
    </g>
  );
}

function Mark({ mark, plot }: { mark: OddMark; plot: Plot }) {
  const x = plot.toX(mark.x);
  const top = plot.top + size + 1;
  const bottom = plot.top + plot.height - size - 1;
  if (!Number.isFinite(x)) return null;
  if (mark.value === "NaN") {
    const cross = `M${x - size},${bottom - size}l${2 * size},${2 * size}m0,${-2 * size}l${-2 * size},${2 * size}`;
    return <path d={cross} fill="none" />;
  }
  const up = mark.value === "Infinity";
  const y = up ? top : bottom;
  const point = up ? -size : size;
  return <path d={`M${x},${y + point}L${x + size},${y - point}H${x - size}Z`} stroke="none" />;
}
