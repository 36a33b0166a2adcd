import type { NumberFormat } from "#components/common/format/number.ts";
import { formatExactNumber } from "#components/common/format/number.ts";
import { formatDuration } from "#components/common/format/time.ts";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { StatusBadge } from "#components/common/status-badge.tsx";
import type { Column } from "./column.ts";
import { valueOf } from "./column.ts";
import type { RunRow } from "./row.ts";

/** What stands in a cell. Numbers have the format of their column, every digit is in the tooltip. */
export function CellContent(props: { row: RunRow; column: Column; format: NumberFormat; nowMs: number }) {
  const { row, column, format, nowMs } = props;
  const value = valueOf(row, column, nowMs);
  if (value === undefined) return <span className="text-muted-foreground/60">–</span>;
  const { field } = column;
  if (field.entity === "attribute" && typeof value === "number") {
    if (field.key !== "duration") return <RelativeTime at={value} />;
    // A run that is on has lasted longer in the browser than when the server drew it.
    return <span suppressHydrationWarning>{formatDuration(value)}</span>;
  }
  if (field.entity === "attribute" && field.key === "status")
    return <StatusBadge status={row.status} className="*:[span]:max-sm:sr-only" />;
  if (typeof value === "number") return <span title={exactTitle(row, column, value)}>{format(value)}</span>;
  return (
    <span title={value} className={field.entity === "attribute" ? undefined : "font-mono text-xs"}>
      {value}
    </span>
  );
}

/** The number in full and, for the last value of a metric, the step it was logged at. */
function exactTitle(row: RunRow, { field }: Column, value: number): string {
  const exact = formatExactNumber(value);
  if (field.entity !== "metric" || field.aggregate !== "last") return exact;
  const metric = row.metrics.find(({ key }) => key === field.key);
  return metric === undefined ? exact : `${exact} at step ${metric.lastStep}`;
}
