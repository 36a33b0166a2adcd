import { sql } from "drizzle-orm";
import { database } from "#server/core/database.ts";
import type { TeamSeries } from "./fold.ts";

/** Series looked up at a time. */
const batch = 200;

/** Series of which a thousand points or more are not folded, some of them; found in a partial index, without touching points. */
export async function findLongSeries(): Promise<TeamSeries[]> {
  const rows = await database().execute<Row>(
    sql`select team_id, run_id, key from metric_summaries where unfolded >= 1000 limit ${batch}`,
  );
  return rows.map(toSeries);
}

/** Series with points that arrived before the given instant, some of them. Reads all arrivals: for a job that runs seldom. */
export async function findOldSeries(before: Date): Promise<TeamSeries[]> {
  const rows = await database().execute<Row>(
    sql`select distinct team_id, run_id, key from metric_arrivals
      where arrived_at < ${before.toISOString()}::timestamptz limit ${batch}`,
  );
  return rows.map(toSeries);
}

type Row = { team_id: number; run_id: string; key: string };

const toSeries = ({ team_id: teamId, run_id: runId, key }: Row): TeamSeries => ({ teamId, runId, key });
