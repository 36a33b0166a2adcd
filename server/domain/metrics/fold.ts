import { sql } from "drizzle-orm";
import { database, type Tx } from "#server/core/database.ts";
import { describeChunk } from "./chunk.ts";
import { chunkPointsMax } from "./codec.ts";
import type { Columns } from "./columns.ts";
import { concatenate, slice } from "./columns.ts";
import type { Arrived } from "./fold-read.ts";
import { claim, loadOverlapping, loadShortChunks, takeArrivals } from "./fold-read.ts";
import type { Folded } from "./fold-write.ts";
import { correctSummaries, writeChunks } from "./fold-write.ts";
import { settle, withoutKnown } from "./order.ts";
import type { SeriesName } from "./pieces.ts";

/**
 * Folds what has arrived of these series into chunks, and takes repeated points off their counts: all in one transaction, so
 * that a history is the same before and after. Answers how many points it took; what another process is at is left to it. Logging
 * goes on meanwhile: summaries are touched last, in the order in which everybody does. The commit need not wait for the
 * disk: if it is lost, the points are arrivals still.
 */
export async function foldSeries(teamId: number, names: readonly SeriesName[]): Promise<number> {
  return database().transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = off`);
    const arrived = await takeArrivals(tx, teamId, await claim(tx, teamId, names));
    // A run that was removed has left its arrivals behind, because they have no foreign key; they are gone now.
    const kept = arrived.filter(({ isKept }) => isKept);
    const folded = await foldEach(tx, teamId, kept);
    await writeChunks(tx, teamId, folded);
    await correctSummaries(tx, teamId, folded);
    return arrived.reduce((sum, { points }) => sum + points.values.length, 0);
  });
}

async function foldEach(tx: Tx, teamId: number, arrived: readonly Arrived[]): Promise<Folded[]> {
  const shorts = await loadShortChunks(tx, teamId, arrived);
  const known = await loadOverlapping(tx, teamId, arrived, shorts);
  return arrived.map((series, i) => {
    const short = shorts[i] ?? { position: 0, points: [] };
    const fresh = withoutKnown(series.points, known[i] ?? []);
    const after = settle(concatenate([...short.points, fresh]));
    const { runId, key } = series;
    const before = concatenate([...short.points, series.points]);
    return { runId, key, arrived: series.points, before, after, first: short.position, chunks: cut(after) };
  });
}

function cut(points: Columns): ReturnType<typeof describeChunk>[] {
  const chunks = [];
  for (let start = 0; start < points.values.length; start += chunkPointsMax) {
    chunks.push(describeChunk(slice(points, start, start + chunkPointsMax)));
  }
  return chunks;
}
