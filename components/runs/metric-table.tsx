"use client";

import Link from "next/link";
import type { NumberFormat } from "#components/common/format/number.ts";
import { FilterableSection } from "#components/common/filterable-section.tsx";
import { columnFormat, formatCount, formatExactNumber } from "#components/common/format/number.ts";
import type { RunMetric } from "./run-details.ts";

/** Every metric of a run: latest, extremes, how many points. Each row in its own format, because metrics share no unit. */
export function MetricTable({
  metrics,
  chartHref,
}: {
  metrics: readonly RunMetric[];
  chartHref: (key: string) => string;
}) {
  return (
    <FilterableSection
      title="Metrics"
      items={metrics}
      textOf={({ key }) => key}
      empty="This run has logged no metric."
      command={'mlflow.log_metric("accuracy", 0.93, step=1)'}
    >
      {(shown) => (
        <div className="overflow-x-auto">
          <table className="numeric w-full text-right text-sm">
            <thead>
              <tr className="border-b text-xs text-muted-foreground *:px-3 *:max-sm:px-2 *:py-1.5 *:font-medium">
                <th className="text-left">Name</th>
                <th>Last</th>
                <th>Step</th>
                <th>Min</th>
                <th>Max</th>
                <th>Points</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((metric) => (
                <MetricRow key={metric.key} metric={metric} href={chartHref(metric.key)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </FilterableSection>
  );
}

function MetricRow({ metric, href }: { metric: RunMetric; href: string }) {
  const { key, last, min, max, points } = metric;
  const format = columnFormat([last.value, min?.value ?? NaN, max?.value ?? NaN]);
  return (
    <tr className="h-8 border-b last:border-0 hover:bg-muted/50 *:px-3 *:max-sm:px-2">
      <td className="max-w-44 truncate max-sm:max-w-28 text-left">
        <Link href={href} title={`${key}: open the chart`} className="font-mono text-xs hover:underline">
          {key}
        </Link>
      </td>
      <ValueCell at={last} format={format} />
      <td className="text-muted-foreground">{last.step.toLocaleString("en-US")}</td>
      <ValueCell at={min} format={format} />
      <ValueCell at={max} format={format} />
      <td className="text-muted-foreground">{formatCount(points)}</td>
    </tr>
  );
}

/** A value, with every digit and its step in the tooltip. */
function ValueCell({ at, format }: { at: RunMetric["min"]; format: NumberFormat }) {
  if (at === null) return <td className="text-muted-foreground">–</td>;
  return <td title={`${formatExactNumber(at.value)} at step ${at.step}`}>{format(at.value)}</td>;
}
