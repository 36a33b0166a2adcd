import type { ListedMetric } from "#server/domain/metrics/index.ts";
import type { FoundRun } from "#server/domain/runs/index.ts";

/** A run as its page shows it. */
export type RunDetails = FoundRun;

/** A metric in numbers: the latest point, the extremes with their steps, how many points. */
export type RunMetric = ListedMetric;

/** The value of a tag; undefined without it. */
export function tagOf(run: Pick<RunDetails, "tags">, key: string): string | undefined {
  return run.tags.find((tag) => tag.key === key)?.value;
}
