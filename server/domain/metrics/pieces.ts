import { sql } from "drizzle-orm";
import type { Reader } from "#server/core/database.ts";
import { unpackPoints } from "./codec.ts";
import type { Columns, Int64 } from "./columns.ts";
import { concatenate, integerAt, readInt64 } from "./columns.ts";
import { settle } from "./order.ts";

/** Which series: a metric of a run, by the run's uuid. */
export type SeriesName = { runId: string; key: string };

/** A part of a series, settled in itself: a chunk, or all that has arrived and is not folded. */
export type Piece = {
  /** The chunk's place among those of the series; arrivals come after all. */
  position: number;
  timeMin: Int64;
  timeMax: Int64;
  stepMin: Int64;
  stepMax: Int64;
  /** Absent for full chunks, which never change and are fetched when they are needed. */
  points?: Columns;
};

/** Chunks that end before the time, or lie outside the steps, are left out. */
export type Part = { timeFrom?: Int64 | undefined; stepFrom?: Int64 | undefined; stepTo?: Int64 | undefined };

type Row = {
  place: string;
  position: number | null;
  time_min: string;
  time_max: string;
  step_min: string;
  step_max: string;
  packed: Buffer | null;
};

/**
 * The pieces of each series as they stand at one instant: one statement, because the folding job moves points from
 * arrivals to chunks.
 */
export async function loadPieces(
  db: Reader,
  teamId: number,
  names: readonly SeriesName[],
  part: Part = {},
): Promise<Piece[][]> {
  const wanted = sql`unnest(${sql.param(names.map(({ runId }) => runId))}::uuid[], ${sql.param(names.map(({ key }) => key))}::text[])
    with ordinality as wanted(run_id, key, place)`;
  const rows = await db.execute<Row>(sql`
    select wanted.place, c.position, c.time_ms_min as time_min, c.time_ms_max as time_max, c.step_min, c.step_max,
      case when c.points < 1000 then c.packed end as packed, null::int8 as id
    from ${wanted} join metric_chunks c on c.team_id = ${teamId}::int4 and c.run_id = wanted.run_id and c.key = wanted.key
    where c.time_ms_max >= ${toText(part.timeFrom ?? 0)}::int8
      and c.step_max >= ${toText(part.stepFrom ?? stepLeast)}::int8 and c.step_min <= ${toText(part.stepTo ?? stepMost)}::int8
    union all
    select wanted.place, null, null, null, null, null, a.packed, a.id
    from ${wanted} join metric_arrivals a on a.team_id = ${teamId}::int4 and a.run_id = wanted.run_id and a.key = wanted.key
    order by place, position nulls last, id`);
  return groupBySeries(rows, names.length);
}

/** The points of full chunks, by position. Throws when one is gone, which only the run's removal does. */
export async function loadChunks(
  db: Reader,
  teamId: number,
  { runId, key }: SeriesName,
  positions: readonly number[],
): Promise<Map<number, Columns>> {
  const rows = await db.execute<{ position: number; packed: Buffer }>(sql`
    select position, packed from metric_chunks
    where team_id = ${teamId}::int4 and run_id = ${runId}::uuid and key = ${key} and position = any(${sql.param(positions)}::int4[])`);
  if (rows.length !== positions.length)
    throw new Error("a chunk of points is gone: the run was removed while it was read");
  return new Map(rows.map(({ position, packed }) => [position, unpackPoints(packed)]));
}

const stepLeast = -(2n ** 63n);
const stepMost = 2n ** 63n - 1n;
const toText = (integer: Int64) => String(integer);

function groupBySeries(rows: Iterable<Row>, count: number): Piece[][] {
  const series = Array.from({ length: count }, () => ({ chunks: [] as Piece[], arrived: [] as Columns[] }));
  for (const row of rows) {
    const one = series[Number(row.place) - 1];
    if (row.position !== null) one?.chunks.push(toPiece(row, row.position));
    else if (row.packed !== null) one?.arrived.push(unpackPoints(row.packed));
  }
  return series.map(({ chunks, arrived }) => chunks.concat(toLastPiece(arrived)));
}

function toPiece(row: Row, position: number): Piece {
  return {
    position,
    timeMin: readInt64(row.time_min),
    timeMax: readInt64(row.time_max),
    stepMin: readInt64(row.step_min),
    stepMax: readInt64(row.step_max),
    ...(row.packed && { points: unpackPoints(row.packed) }),
  };
}

function toLastPiece(arrived: readonly Columns[]): Piece[] {
  if (arrived.length === 0) return [];
  const points = settle(concatenate(arrived));
  return [{ position: Number.POSITIVE_INFINITY, ...findBounds(points), points }];
}

/** What a settled piece lies within. */
export function findBounds({ steps, times }: Columns): Omit<Piece, "position" | "points"> {
  let stepMin = integerAt(steps, 0);
  let stepMax = stepMin;
  for (const step of steps) {
    if (step < stepMin) stepMin = step;
    if (step > stepMax) stepMax = step;
  }
  return { timeMin: integerAt(times, 0), timeMax: integerAt(times, times.length - 1), stepMin, stepMax };
}
