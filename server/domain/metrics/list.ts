import { and, eq, sql } from "drizzle-orm";
import { metricSummaries } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { toRunId, toUuids } from "#server/domain/runs/rules.ts";
import type { Int64 } from "./columns.ts";
import { narrow } from "./columns.ts";
import { toStorable } from "./pieces.ts";
import { ListMetrics } from "./schema.ts";

/** What is kept of one metric of a run. The extremes are over values that are not NaN. */
export type ListedMetric = {
  runId: string;
  key: string;
  last: { value: number; step: Int64; timeMs: Int64 };
  min: { value: number; step: Int64 } | null;
  max: { value: number; step: Int64 } | null;
  /** Exact once some quiet minutes have passed; until then a point that was sent twice may count twice. */
  points: number;
  nan: number;
};

/** The metrics of these runs, ordered by run and key, without touching points. A run that is not the team's has none. */
export const listMetrics = query({
  action: "run.read",
  input: ListMetrics,
  async handle({ db, caller, input: { runIds, keys } }): Promise<ListedMetric[]> {
    const { teamId, runId, key } = metricSummaries;
    const rows = await db
      .select()
      .from(metricSummaries)
      .where(
        and(
          eq(teamId, caller.team.id),
          sql`${runId} = any(${sql.param(toUuids(runIds))}::uuid[])`,
          keys && sql`${key} = any(${sql.param(toStorable(keys))}::text[])`,
        ),
      )
      .orderBy(runId, key);
    return rows.map(toListed);
  },
});

function toListed(row: typeof metricSummaries.$inferSelect): ListedMetric {
  return {
    runId: toRunId(row.runId),
    key: row.key,
    last: { value: row.lastValue, step: narrow(row.lastStep), timeMs: narrow(row.lastTimeMs) },
    min: toExtreme(row.minValue, row.minStep),
    max: toExtreme(row.maxValue, row.maxStep),
    points: Number(row.points),
    nan: Number(row.nan),
  };
}

function toExtreme(value: number | null, step: bigint | null): { value: number; step: Int64 } | null {
  return value === null || step === null ? null : { value, step: narrow(step) };
}
