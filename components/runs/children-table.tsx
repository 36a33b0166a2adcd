import Link from "next/link";
import type { NumberFormat } from "#components/common/format/number.ts";
import {
  columnFormat,
  formatCount,
  formatCounted,
  formatExactNumber,
} from "#components/common/format/number.ts";
import { EmptyState } from "#components/common/empty-state.tsx";
import { RelativeTime } from "#components/common/relative-time.tsx";
import { RunDot } from "#components/common/run-dot.tsx";
import { StatusIcon } from "#components/common/status-badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { runsMax } from "#components/compare/address.ts";
import { pickHeadlines } from "./headlines.ts";
import type { RunDetails } from "./run-details.ts";

/** The runs nested in a run, newest first, with the metrics that matter among them. */
export function ChildrenTable(props: { childRuns: readonly RunDetails[]; total: number; teamSlug: string }) {
  const { childRuns, total, teamSlug } = props;
  if (childRuns.length === 0) {
    return (
      <EmptyState
        title="No nested runs"
        command={'with mlflow.start_run(nested=True):\n    mlflow.log_metric("accuracy", 0.93)'}
      >
        Runs started inside this one, such as folds or trials of a search, appear here.
      </EmptyState>
    );
  }
  const keys = pickHeadlines([...new Set(childRuns.flatMap(({ metrics }) => metrics.map(({ key }) => key)))]);
  const columns = keys.map((key) => ({
    key,
    format: columnFormat(childRuns.flatMap((run) => lastOf(run, key) ?? [])),
  }));
  const ids = childRuns.slice(0, runsMax).map(({ id }) => id);
  return (
    <div className="p-4">
      <div className="mb-3 flex items-center gap-3 text-sm text-muted-foreground">
        {childRuns.length < total
          ? `The newest ${formatCount(childRuns.length)} of ${formatCount(total)} nested runs`
          : formatCounted(total, "nested run")}
        {ids.length > 1 && (
          <Button asChild size="sm" variant="outline" className="ml-auto">
            <Link href={`/${teamSlug}/compare?runs=${ids.join(",")}`}>
              {ids.length < total ? `Compare the newest ${ids.length}` : "Compare all"}
            </Link>
          </Button>
        )}
      </div>
      <div className="overflow-x-auto rounded-md border">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b text-xs text-muted-foreground *:px-3 *:py-1.5 *:font-medium">
              <th className="text-left">Run</th>
              {columns.map(({ key }) => (
                <th key={key} className="max-w-40 truncate text-right" title={key}>
                  {key}
                </th>
              ))}
              <th className="text-right">Started</th>
            </tr>
          </thead>
          <tbody>
            {childRuns.map((run) => (
              <tr key={run.id} className="h-8 border-b last:border-0 hover:bg-muted/50 *:px-3">
                <td className="max-w-72">
                  <Link
                    href={`/${teamSlug}/runs/${run.id}`}
                    className="flex items-center gap-2 hover:underline"
                  >
                    <RunDot runId={run.id} />
                    <StatusIcon status={run.status} />
                    <span className="truncate">{run.name}</span>
                  </Link>
                </td>
                {columns.map(({ key, format }) => (
                  <MetricCell key={key} value={lastOf(run, key)} format={format} />
                ))}
                <td className="text-right whitespace-nowrap text-muted-foreground">
                  <RelativeTime at={run.startTimeMs} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function MetricCell({ value, format }: { value: number | undefined; format: NumberFormat }) {
  if (value === undefined) return <td className="text-right text-muted-foreground">–</td>;
  return (
    <td className="numeric text-right" title={formatExactNumber(value)}>
      {format(value)}
    </td>
  );
}

const lastOf = (run: RunDetails, key: string): number | undefined =>
  run.metrics.find((metric) => metric.key === key)?.last;
