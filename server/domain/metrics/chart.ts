import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { metricSummaries, runs } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { toRunId, toUuids } from "#server/domain/runs/rules.ts";
import type { RunAxis } from "./axis.ts";
import { plot, toPart } from "./axis.ts";
import { readBlocks } from "./blocks.ts";
import type { Curve } from "./bucket.ts";
import { bucketize, clip } from "./bucket.ts";
import { chartLong } from "./chart-long.ts";
import { chunkPointsMax } from "./codec.ts";
import { concatenate } from "./columns.ts";
import type { Piece } from "./pieces.ts";
import { countChunks, loadPieces, toStorable } from "./pieces.ts";
import type { Range } from "./schema.ts";
import { ChartSeries } from "./schema.ts";

/** One metric of one run, as a chart draws it. `last` is its latest value of all, in the range or not; NaN and infinities too. */
export type ChartedSeries = Curve & { runId: string; key: string; last: number };

/** What is charted of a series. */
export type ChartWish = {
  runId: string;
  key: string;
  on: RunAxis;
  range: Range | undefined;
  buckets: number;
};

/** Chunks that all curves of one call may open together: a tenth of a second's work. */
const chunksOpened = 2_000;

/**
 * The curves of these metrics of these runs, ordered by run and key. A curve says how many points it stands for, and
 * no spike is lost. Short ones are exact; of long ones, whole chunks are joined without opening them. A run without the metric, and one
 * that is not the team's, has no curve.
 */
export const chartSeries = query({
  action: "run.read",
  input: ChartSeries,
  async handle({ db, caller: { team }, input }): Promise<ChartedSeries[]> {
    const wishes = await findSeries(db, team.id, input);
    const chunks = Math.max(10, Math.min(input.buckets / 2, chunksOpened / wishes.length));
    const long = await Promise.all(wishes.map((wish) => isLong(db, team.id, wish, chunks)));
    const short = wishes.filter((_, i) => !long[i]);
    const pieces = await loadPieces(
      db,
      team.id,
      short.map((wish) => ({ ...wish, part: toPart(wish.on, wish.range) })),
    );
    const charted: ChartedSeries[] = [];
    for (const wish of wishes) {
      const place = short.indexOf(wish);
      const curve =
        place < 0
          ? await chartLong(db, team.id, wish)
          : await chartShort(db, team.id, wish, pieces[place] ?? []);
      charted.push({ runId: toRunId(wish.runId), key: wish.key, last: wish.last, ...curve });
    }
    return charted;
  },
});

type Series = ChartWish & { pointsKept: bigint; last: number };

async function findSeries(
  db: Reader,
  teamId: number,
  input: z.output<typeof ChartSeries>,
): Promise<Series[]> {
  const rows = await db
    .select({
      runId: metricSummaries.runId,
      key: metricSummaries.key,
      pointsKept: metricSummaries.points,
      last: metricSummaries.lastValue,
      startTimeMs: runs.startTimeMs,
    })
    .from(metricSummaries)
    .innerJoin(runs, and(eq(runs.teamId, metricSummaries.teamId), eq(runs.id, metricSummaries.runId)))
    .where(
      and(
        eq(metricSummaries.teamId, teamId),
        sql`${metricSummaries.runId} = any(${sql.param(toUuids(input.runIds))}::uuid[])`,
        sql`${metricSummaries.key} = any(${sql.param(toStorable(input.keys))}::text[])`,
      ),
    )
    .orderBy(metricSummaries.runId, metricSummaries.key);
  const { axis, range, buckets } = input;
  return rows.map(({ runId, key, pointsKept, last, startTimeMs }) => {
    return { runId, key, pointsKept, last, on: { axis, startTimeMs }, range, buckets };
  });
}

/** Whether more than `most` chunks lie in the range. */
async function isLong(db: Reader, teamId: number, wish: Series, most: number): Promise<boolean> {
  if (Number(wish.pointsKept) <= most * chunkPointsMax) return false;
  return (await countChunks(db, teamId, wish, toPart(wish.on, wish.range), Math.ceil(most) + 1)) > most;
}

async function chartShort(
  db: Reader,
  teamId: number,
  wish: ChartWish,
  pieces: readonly Piece[],
): Promise<Curve> {
  const blocks = await Array.fromAsync(readBlocks(db, teamId, wish, pieces));
  return bucketize(clip(plot(wish.on, concatenate(blocks)), wish.range), wish.buckets);
}
