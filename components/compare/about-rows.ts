import { formatDuration, formatExactTime } from "#components/common/format/time.ts";
import { originOf } from "#components/runs/facts.ts";
import type { RunDetails } from "#components/runs/run-details.ts";
import type { RunDataset } from "#server/domain/data/schema.ts";

/** What runs are apart from params and metrics, as texts to compare. `experimentName` turns an id into a name. */
export function aboutRun(
  run: RunDetails,
  datasets: readonly RunDataset[],
  experimentName: (id: number) => string,
): { key: string; value: string }[] {
  const origin = originOf(run);
  const facts: [string, string | undefined][] = [
    ["experiment", experimentName(run.experimentId)],
    ["status", run.status.toLowerCase()],
    ["user", run.userId || undefined],
    ["started", formatExactTime(run.startTimeMs, "UTC")],
    ["duration", run.endTimeMs === null ? undefined : formatDuration(run.endTimeMs - run.startTimeMs)],
    ["source", origin.source],
    ["commit", origin.commit?.id.slice(0, 10)],
    ["branch", origin.branch],
    ...datasetFacts(datasets),
    ...origin.dataVersions.map(({ name, value }): [string, string] => [name, value]),
    ...origin.environment.map(({ name, value }): [string, string] => [name.toLowerCase(), value]),
    ...run.tags
      .filter(({ key }) => !key.startsWith("mlflow."))
      .map(({ key, value }): [string, string] => [`tag ${key}`, value]),
  ];
  return facts.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
}

/** One fact for each use of data: the datasets of it, each with its digest. */
function datasetFacts(datasets: readonly RunDataset[]): [string, string][] {
  const uses = Map.groupBy(datasets, ({ context }) => (context === null ? "data" : `data ${context}`));
  return [...uses].map(([use, of]) => [use, of.map(({ name, digest }) => `${name} (${digest})`).join(", ")]);
}
