import { sql, type SQL } from "drizzle-orm";
import { database } from "#server/core/database.ts";
import type { SeriesName } from "./pieces.ts";

/** Series looked up at a time. */
const most = 5_000;

/** Series of each team, some of them. */
export type Foldable = Map<number, SeriesName[]>;

/** Series of which a thousand points or more are not folded; found in a partial index, without touching points. */
export function findLongSeries(): Promise<Foldable> {
  return find(sql`select team_id, run_id, key from metric_summaries where unfolded >= 1000 limit ${most}`);
}

/** Series with points that arrived before the given instant. Reads all arrivals: for a job that runs seldom. */
export function findOldSeries(before: Date): Promise<Foldable> {
  return find(sql`select distinct team_id, run_id, key from metric_arrivals
    where arrived_at < ${before.toISOString()}::timestamptz limit ${most}`);
}

async function find(statement: SQL): Promise<Foldable> {
  const found: Foldable = new Map();
  const rows = await database().execute<{ team_id: number; run_id: string; key: string }>(statement);
  for (const { team_id: teamId, run_id: runId, key } of rows) {
    const names = found.get(teamId) ?? [];
    names.push({ runId, key });
    found.set(teamId, names);
  }
  return found;
}
