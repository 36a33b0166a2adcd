"use client";

import Link from "next/link";
import { formatExactNumber, formatNumber } from "#components/common/format/number.ts";
import { FilterableSection } from "#components/common/filterable-section.tsx";
import { RunDot } from "#components/common/run-dot.tsx";
import type { LoggedModelMetric } from "#server/domain/models/schema.ts";

/** A value with what it was measured on; `runId` is the run that measured it, where that is known. */
type Measured = Pick<LoggedModelMetric, "key" | "value" | "step" | "dataset"> & {
  runId?: string | undefined;
};

/** What a model was measured with: the latest value of each metric on each dataset, at which step, by which run. */
export function ModelMetrics(props: {
  metrics: readonly Measured[];
  teamSlug: string;
  empty: string;
  command?: string;
}) {
  const { metrics, teamSlug } = props;
  const isByRun = metrics.some(({ runId }) => runId !== undefined);
  return (
    <FilterableSection
      title="Metrics"
      items={metrics}
      textOf={({ key, dataset }) => `${key} ${dataset?.name ?? ""}`}
      empty={props.empty}
      command={props.command}
    >
      {(shown) => (
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="border-b text-left text-xs text-muted-foreground *:px-3 *:py-1.5 *:font-medium *:whitespace-nowrap">
                <th>Name</th>
                <th className="text-right">Latest</th>
                <th className="text-right">Step</th>
                <th>Measured on</th>
                {isByRun && <th>By run</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((metric) => (
                <MetricRow
                  key={`${metric.key}\n${metric.dataset?.name}\n${metric.dataset?.digest}`}
                  metric={metric}
                  teamSlug={teamSlug}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </FilterableSection>
  );
}

function MetricRow({ metric, teamSlug }: { metric: Measured; teamSlug: string }) {
  const { key, value, step, dataset, runId } = metric;
  return (
    <tr className="h-8 border-b last:border-0 hover:bg-muted/50 *:px-3">
      <td className="max-w-44 truncate font-mono text-xs" title={key}>
        {key}
      </td>
      <td className="numeric text-right" title={formatExactNumber(value)}>
        {formatNumber(value)}
      </td>
      <td className="numeric text-right text-muted-foreground">{step.toLocaleString("en-US")}</td>
      <td className="max-w-56 truncate" title={dataset && `${dataset.name}, digest ${dataset.digest}`}>
        {dataset === undefined ? (
          <span className="text-muted-foreground">–</span>
        ) : (
          <>
            {dataset.name}{" "}
            <span className="font-mono text-xs text-muted-foreground">{dataset.digest.slice(0, 8)}</span>
          </>
        )}
      </td>
      {runId !== undefined && (
        <td>
          <Link
            href={`/${teamSlug}/runs/${runId}`}
            prefetch={false}
            className="inline-flex items-center gap-1.5 font-mono text-xs hover:underline"
          >
            <RunDot runId={runId} /> {runId.slice(0, 8)}
          </Link>
        </td>
      )}
    </tr>
  );
}
