import type { FoundMetric, FoundRun } from "#server/domain/runs/index.ts";

/** A run as its page shows it. */
export type RunDetails = FoundRun;

/** A metric in numbers; steps of the extremes and the count of points where they are known. */
export type RunMetric = FoundMetric & {
  minStep?: bigint | null;
  maxStep?: bigint | null;
  points?: bigint;
};

export type KeyValue = { key: string; value: string };

/** The value of a tag; undefined without it. */
export function tagOf(run: Pick<RunDetails, "tags">, key: string): string | undefined {
  return run.tags.find((tag) => tag.key === key)?.value;
}
