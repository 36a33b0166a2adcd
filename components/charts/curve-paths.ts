import type { Plot } from "./plot.ts";
import type { Row } from "./rows.ts";

type Scales = Pick<Plot, "toX" | "toY">;

/** An SVG path through one value of each row; a row without one interrupts it. Coordinates to a tenth of a px. */
export function linePath(
  rows: readonly Row[],
  pick: (row: Row) => number | null,
  { toX, toY }: Scales,
): string {
  let path = "";
  let pen = "M";
  for (const row of rows) {
    const value = pick(row);
    if (value === null) pen = "M";
    else {
      path += `${pen}${tenth(toX(row.x))},${tenth(toY(value))}`;
      pen = "L";
    }
  }
  return path;
}

/** An SVG path around the rows' envelopes: along the maxima and back along the minima, one piece between gaps. */
export function envelopePath(rows: readonly Row[], { toX, toY }: Scales): string {
  let path = "";
  let above = "";
  let below = "";
  for (const { x, envelope } of rows) {
    if (envelope === null) {
      path += close(above, below);
      [above, below] = ["", ""];
      continue;
    }
    const left = tenth(toX(x));
    above += `${above === "" ? "M" : "L"}${left},${tenth(toY(envelope[1]))}`;
    below = `L${left},${tenth(toY(envelope[0]))}${below}`;
  }
  return path + close(above, below);
}

const close = (above: string, below: string): string => (above === "" ? "" : `${above}${below}Z`);

/** Far outside the plot is as good as further: drawing libraries stumble over huge coordinates. */
const farPx = 20_000;

const tenth = (px: number): number => Math.round(Math.max(-farPx, Math.min(farPx, px)) * 10) / 10;
