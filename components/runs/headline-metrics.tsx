import { columnFormat, formatExactNumber } from "#components/common/format/number.ts";
import type { Direction } from "#server/domain/metrics/direction.ts";
import type { RunMetric } from "./run-details.ts";

/** The metrics that matter, large: the latest value, and where the best of several was. */
export function HeadlineMetrics(props: {
  metrics: readonly RunMetric[];
  directionOf: (key: string) => Direction | undefined;
}) {
  return (
    <dl className="flex flex-wrap gap-px overflow-hidden rounded-md border bg-border">
      {props.metrics.map((metric) => (
        <Headline key={metric.key} metric={metric} direction={props.directionOf(metric.key)} />
      ))}
    </dl>
  );
}

function Headline({ metric, direction }: { metric: RunMetric; direction: Direction | undefined }) {
  const { key, last, min, max, points } = metric;
  const best = direction === undefined || points === 1 ? null : direction === "up" ? max : min;
  const format = columnFormat([last.value, min?.value ?? NaN, max?.value ?? NaN]);
  return (
    <div className="flex min-w-0 grow basis-[calc(50%-1px)] flex-col bg-card px-4 py-3 xl:basis-0">
      <dt className="truncate text-xs text-muted-foreground" title={key}>
        {key}
      </dt>
      <dd
        className="numeric truncate text-2xl font-medium tracking-tight"
        title={formatExactNumber(last.value)}
      >
        {format(last.value)}
      </dd>
      <dd className="numeric truncate text-xs text-muted-foreground">
        {points === 1 ? "only point" : "last"}, step {last.step.toLocaleString("en-US")}
      </dd>
      {best !== null && (
        <dd className="numeric truncate text-xs text-muted-foreground" title={formatExactNumber(best.value)}>
          best {format(best.value)}, step {best.step.toLocaleString("en-US")}
        </dd>
      )}
    </div>
  );
}
