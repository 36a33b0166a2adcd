import { columnFormat, formatExactNumber, formatNumber } from "#components/common/format/number.ts";
import type { Direction } from "#server/domain/metrics/direction.ts";
import type { RunMetric } from "./run-details.ts";

/** The metrics that matter, large: the latest value, and where the best one was. */
export function HeadlineMetrics(props: {
  metrics: readonly RunMetric[];
  directionOf: (key: string) => Direction | undefined;
}) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border bg-border xl:grid-cols-4">
      {props.metrics.map((metric) => (
        <Headline key={metric.key} metric={metric} direction={props.directionOf(metric.key)} />
      ))}
    </dl>
  );
}

function Headline({ metric, direction }: { metric: RunMetric; direction: Direction | undefined }) {
  const { key, last } = metric;
  return (
    <div className="flex min-w-0 flex-1 flex-col bg-card px-4 py-3">
      <dt className="truncate text-xs text-muted-foreground" title={key}>
        {key}
      </dt>
      <dd
        className="numeric truncate text-2xl font-medium tracking-tight"
        title={formatExactNumber(last.value)}
      >
        {formatNumber(last.value)}
      </dd>
      <dd className="numeric truncate text-xs text-muted-foreground">
        last, step {last.step.toLocaleString("en-US")}
        {direction !== undefined && <Best metric={metric} direction={direction} />}
      </dd>
    </div>
  );
}

function Best({ metric, direction }: { metric: RunMetric; direction: Direction }) {
  const best = direction === "up" ? metric.max : metric.min;
  if (best === null || best.value === metric.last.value) return null;
  const format = columnFormat([metric.last.value, best.value]);
  return (
    <>
      {" "}
      · best <span title={formatExactNumber(best.value)}>{format(best.value)}</span> at{" "}
      {best.step.toLocaleString("en-US")}
    </>
  );
}
