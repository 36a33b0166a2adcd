import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { toRunId, toUuids } from "#server/domain/runs/rules.ts";
import { readBlocks } from "./blocks.ts";
import type { Columns } from "./columns.ts";
import { slice } from "./columns.ts";
import type { HistoryPoint } from "./history.ts";
import { toHistoryPoints } from "./history.ts";
import type { Part } from "./pieces.ts";
import { loadPieces, toStorable } from "./pieces.ts";
import { GetHistoryBulk } from "./schema.ts";

/** A point and the run it is of. */
export type RunPoint = HistoryPoint & { runId: string };

/**
 * The histories of one metric in several runs, one run after the other by id, up to `max` points in all. A run without the
 * metric, and one that is not the team's, has none.
 */
export const getHistoryBulk = query({
  action: "run.read",
  input: GetHistoryBulk,
  async handle({ db, caller, input }): Promise<RunPoint[]> {
    const points: RunPoint[] = [];
    for await (const { runId, block } of readRuns(db, caller.team.id, input.runIds, input.key)) {
      points.push(...toRunPoints(runId, slice(block, 0, input.max - points.length)));
      if (points.length === input.max) break;
    }
    return points;
  },
});

/** Blocks of one metric in several runs, one run after the other by id. */
export async function* readRuns(
  db: Reader,
  teamId: number,
  runIds: readonly string[],
  key: string,
  part?: Part,
): AsyncGenerator<{ runId: string; block: Columns }> {
  if (toStorable([key]).length === 0) return;
  const wishes = [...new Set(toUuids(runIds))].toSorted().map((runId) => ({ runId, key, part }));
  const pieces = await loadPieces(db, teamId, wishes);
  for (const [place, wish] of wishes.entries()) {
    const blocks = readBlocks(db, teamId, wish, pieces[place] ?? []);
    for await (const block of blocks) yield { runId: toRunId(wish.runId), block };
  }
}

/** The points of columns, each with its run. */
export function toRunPoints(runId: string, block: Columns): RunPoint[] {
  return toHistoryPoints(block).map(({ step, timeMs, value }) => ({ runId, step, timeMs, value }));
}
