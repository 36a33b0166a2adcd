import type { FoundMetric, FoundRun } from "#server/domain/runs/read.ts";

/** A run as the table has it: only the values of the columns on view travel with it. */
export type RunRow = Pick<
  FoundRun,
  | "id"
  | "name"
  | "status"
  | "userId"
  | "startTimeMs"
  | "endTimeMs"
  | "lifecycleStage"
  | "parentRunId"
  | "params"
  | "tags"
> & { metrics: Omit<FoundMetric, "lastTimeMs">[] };
