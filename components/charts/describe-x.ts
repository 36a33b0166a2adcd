import { formatDuration, formatExactTime } from "#components/common/format/time.ts";
import type { XAxisKind } from "./series.ts";

/** A place on the x axis in words: `step 1,204`, `14 min after the start`, the exact local time. */
export function describeX(axis: XAxisKind, x: number): string {
  if (axis === "wall") return formatExactTime(x);
  if (axis === "relative")
    return x < 0 ? `${formatDuration(-x)} before the start` : `${formatDuration(x)} after the start`;
  return `step ${x.toLocaleString("en-US", { maximumFractionDigits: 0 })}`;
}
