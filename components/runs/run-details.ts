import type { RunStatus } from "#components/common/status-badge.tsx";

/** A metric of a run in numbers: its latest point and its extremes (absent when every value is NaN), with their steps. */
export type RunMetric = {
  key: string;
  last: number;
  lastStep: bigint;
  min: number | null;
  minStep?: bigint | null;
  max: number | null;
  maxStep?: bigint | null;
  /** Points logged. */
  points?: number | bigint;
};

export type KeyValue = { key: string; value: string };

/** A run as its page shows it. */
export type RunDetails = {
  /** 32 hexadecimal digits. */
  id: string;
  name: string;
  experimentId: number;
  status: RunStatus;
  userId: string;
  startTimeMs: number;
  endTimeMs: number | null;
  lifecycleStage: "active" | "deleted";
  parentRunId: string | null;
  artifactUri: string;
  metrics: readonly RunMetric[];
  params: readonly KeyValue[];
  tags: readonly KeyValue[];
};

/** The value of a tag; undefined without it. */
export function tagOf(run: Pick<RunDetails, "tags">, key: string): string | undefined {
  return run.tags.find((tag) => tag.key === key)?.value;
}
