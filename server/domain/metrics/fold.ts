import { and, desc, eq, sql } from "drizzle-orm";
import { metricArrivals, metricChunks, metricSummaries } from "#db/schema/index.ts";
import { database, type Tx } from "#server/core/database.ts";
import { findBounds, splitAtGaps } from "./bounds.ts";
import { describeChunk } from "./chunk.ts";
import { chunkPointsMax, unpackPoints } from "./codec.ts";
import type { Columns } from "./columns.ts";
import { concatenate, slice } from "./columns.ts";
import { settle, withoutKnown } from "./order.ts";
import type { SeriesName } from "./pieces.ts";
import { loadChunks, loadPieces, toPart } from "./pieces.ts";

/** A metric of a run, in whichever team. */
export type TeamSeries = SeriesName & { teamId: number };

/** Arrivals folded at a time, so that a transaction stays short. */
const arrivalsMax = 5_000;

/**
 * Folds what has arrived of a series into chunks, and takes repeated points off its count: all in one transaction, so that
 * a history is the same before and after. Answers how many points it took: 0 when another process is at it. Logging goes
 * on meanwhile: the summary's row is touched last. The commit need not wait for the disk: lost, the points are arrivals still.
 */
export async function foldSeries(series: TeamSeries): Promise<number> {
  return database().transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = off`);
    if (!(await claim(tx, series))) return 0;
    const arrivals = await takeArrivals(tx, series);
    const arrived = concatenate(arrivals);
    if (arrivals.length === 0 || !(await hasRun(tx, series))) return arrived.values.length;
    const short = await loadShortChunk(tx, series);
    const fresh = withoutKnown(arrived, await loadOverlapping(tx, series, arrived));
    const points = settle(concatenate([...short.points, fresh]));
    await writeChunks(tx, series, short.position, points);
    await correctSummary(tx, series, { arrived, before: [...short.points, arrived], after: points });
    return arrived.values.length;
  });
}

async function claim(tx: Tx, { teamId, runId, key }: TeamSeries): Promise<boolean> {
  const [row] = await tx.execute<{ claimed: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`${teamId} ${runId} ${key}`}, 0)) as claimed`,
  );
  return row?.claimed === true;
}

async function takeArrivals(tx: Tx, series: TeamSeries): Promise<Columns[]> {
  const taken = tx
    .select({ id: metricArrivals.id })
    .from(metricArrivals)
    .where(isOf(metricArrivals, series))
    .orderBy(metricArrivals.id)
    .limit(arrivalsMax);
  const rows = await tx
    .delete(metricArrivals)
    .where(and(isOf(metricArrivals, series), sql`${metricArrivals.id} = any(array(${taken}))`))
    .returning({ id: metricArrivals.id, packed: metricArrivals.packed });
  return rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ packed }) => unpackPoints(Buffer.from(packed)));
}

/** A run that was removed has left its arrivals behind: they have no foreign key. */
async function hasRun(tx: Tx, series: TeamSeries): Promise<boolean> {
  const rows = await tx
    .select({ key: metricSummaries.key })
    .from(metricSummaries)
    .where(isOf(metricSummaries, series));
  return rows.length > 0;
}

/** The last chunk if it has room, and the position where the next chunk is written. */
async function loadShortChunk(tx: Tx, series: TeamSeries): Promise<{ position: number; points: Columns[] }> {
  const { position, points, packed } = metricChunks;
  const [last] = await tx
    .select({ position, points, packed })
    .from(metricChunks)
    .where(isOf(metricChunks, series))
    .orderBy(desc(position))
    .limit(1);
  if (last === undefined) return { position: 0, points: [] };
  if (last.points >= chunkPointsMax) return { position: last.position + 1, points: [] };
  return { position: last.position, points: [unpackPoints(Buffer.from(last.packed))] };
}

/** Full chunks in which one of the points may be already. In a training loop that moves on, there is none. */
async function loadOverlapping(tx: Tx, series: TeamSeries, arrived: Columns): Promise<Columns[]> {
  const { runId, key } = series;
  const clusters = splitAtGaps(settle(arrived)).map((cluster) => ({
    runId,
    key,
    part: toPart(findBounds(cluster)),
  }));
  const pieces = (await loadPieces(tx, series.teamId, clusters)).flat();
  const positions = new Set(pieces.flatMap(({ position, points }) => (points === undefined ? position : [])));
  return positions.size === 0
    ? []
    : [...(await loadChunks(tx, series.teamId, series, [...positions])).values()];
}

async function writeChunks(tx: Tx, series: TeamSeries, first: number, points: Columns): Promise<void> {
  const chunks = [];
  for (let start = 0; start < points.values.length; start += chunkPointsMax) {
    const chunk = describeChunk(slice(points, start, start + chunkPointsMax));
    chunks.push({ ...identify(series), position: first + chunks.length, ...chunk });
  }
  if (chunks.length === 0) return;
  await tx.delete(metricChunks).where(and(isOf(metricChunks, series), eq(metricChunks.position, first)));
  await tx.insert(metricChunks).values(chunks);
}

async function correctSummary(
  tx: Tx,
  series: TeamSeries,
  { arrived, before, after }: { arrived: Columns; before: Columns[]; after: Columns },
): Promise<void> {
  const all = concatenate(before);
  await tx
    .update(metricSummaries)
    .set({
      points: sql`${metricSummaries.points} - ${all.values.length - after.values.length}::int8`,
      nan: sql`${metricSummaries.nan} - ${countNaN(all) - countNaN(after)}::int8`,
      unfolded: sql`${metricSummaries.unfolded} - ${arrived.values.length}::int8`,
    })
    .where(isOf(metricSummaries, series));
}

const identify = ({ teamId, runId, key }: TeamSeries) => ({ teamId, runId, key });

function isOf(
  table: typeof metricArrivals | typeof metricChunks | typeof metricSummaries,
  { teamId, runId, key }: TeamSeries,
) {
  return and(eq(table.teamId, teamId), eq(table.runId, runId), eq(table.key, key));
}

const countNaN = ({ values }: Columns): number =>
  values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
