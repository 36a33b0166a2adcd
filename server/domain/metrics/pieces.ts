import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "#server/core/database.ts";
import type { Bounds } from "./bounds.ts";
import { findBounds, splitAtGaps } from "./bounds.ts";
import { unpackPoints } from "./codec.ts";
import type { Columns, Int64 } from "./columns.ts";
import { concatenate, readInt64 } from "./columns.ts";
import { settle } from "./order.ts";

/** Which series: a metric of a run, by the run's uuid. */
export type SeriesName = { runId: string; key: string };

/** A part of a series, settled in itself: a chunk, or some of what has arrived and is not folded. */
export type Piece = {
  /** The chunk's place among those of the series; arrivals come after all. */
  position: number;
  bounds: Bounds;
  /** Absent for full chunks, which never change and are fetched when they are needed. */
  points?: Columns;
};

/** The part of a series that is wanted, all ends included: chunks wholly outside are left out. */
export type Part = { timeFrom?: Int64; timeTo?: Int64; stepFrom?: Int64; stepTo?: Int64 };

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
  wishes: readonly (SeriesName & { part?: Part })[],
): Promise<Piece[][]> {
  const wanted = listWanted(wishes);
  const rows = await db.execute<Row>(sql`
    select wanted.place, c.position, c.time_ms_min as time_min, c.time_ms_max as time_max, c.step_min, c.step_max,
      case when c.points < 1000 then c.packed end as packed, null::int8 as id
    from ${wanted} join metric_chunks c on ${isWanted(teamId)}
    union all
    select wanted.place, null, null, null, null, null, a.packed, a.id
    from ${wanted} join metric_arrivals a on a.team_id = ${teamId}::int4 and a.run_id = wanted.run_id and a.key = wanted.key
    order by place, position nulls last, id`);
  return groupBySeries(rows, wishes.length);
}

/** What has arrived of a series and is not folded, settled. */
export async function loadArrivals(db: Reader, teamId: number, { runId, key }: SeriesName): Promise<Columns> {
  const rows = await db.execute<{ packed: Buffer }>(sql`
    select packed from metric_arrivals
    where team_id = ${teamId}::int4 and run_id = ${runId}::uuid and key = ${key} order by id`);
  return settle(concatenate(rows.map(({ packed }) => unpackPoints(packed))));
}

/** The keys that Postgres can hold; no metric has any other. */
export const toStorable = (keys: readonly string[]): string[] => keys.filter((key) => !key.includes("\0"));

/** How many chunks a part of a series has, up to `most`. */
export async function countChunks(
  db: Reader,
  teamId: number,
  { runId, key }: SeriesName,
  part: Part,
  most: number,
): Promise<number> {
  const { timeFrom, timeTo, stepFrom, stepTo } = { ...wholeRange, ...part };
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int4 as count from (
      select from metric_chunks
      where team_id = ${teamId}::int4 and run_id = ${runId}::uuid and key = ${key}
        and time_ms_max >= ${String(timeFrom)}::int8 and time_ms_min <= ${String(timeTo)}::int8
        and step_max >= ${String(stepFrom)}::int8 and step_min <= ${String(stepTo)}::int8
      limit ${most}) as counted`);
  return row?.count ?? 0;
}

/** Where the full chunks of a part of each series stand. */
export async function findFullChunks(
  db: Reader,
  teamId: number,
  wishes: readonly (SeriesName & { part?: Part })[],
): Promise<number[][]> {
  const positions = wishes.map((): number[] => []);
  const rows = await db.execute<{ place: string; position: number }>(sql`
    select wanted.place, c.position from ${listWanted(wishes)}
    join metric_chunks c on ${isWanted(teamId)} where c.points = 1000 order by wanted.place, c.position`);
  for (const { place, position } of rows) positions[Number(place) - 1]?.push(position);
  return positions;
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

const [int64Min, int64Max] = [-(2n ** 63n), 2n ** 63n - 1n];
const wholeRange = { timeFrom: int64Min, timeTo: int64Max, stepFrom: int64Min, stepTo: int64Max };

function listWanted(wishes: readonly (SeriesName & { part?: Part })[]): SQL {
  const list = (read: (wish: SeriesName & Part) => unknown) =>
    sql.param(wishes.map((wish) => String(read({ ...wholeRange, ...wish.part, ...wish }))));
  return sql`unnest(${list(({ runId }) => runId)}::uuid[], ${list(({ key }) => key)}::text[],
    ${list(({ timeFrom }) => timeFrom)}::int8[], ${list(({ timeTo }) => timeTo)}::int8[],
    ${list(({ stepFrom }) => stepFrom)}::int8[], ${list(({ stepTo }) => stepTo)}::int8[])
    with ordinality as wanted(run_id, key, time_from, time_to, step_from, step_to, place)`;
}

const isWanted = (teamId: number): SQL => sql`
  c.team_id = ${teamId}::int4 and c.run_id = wanted.run_id and c.key = wanted.key
  and c.time_ms_max >= wanted.time_from and c.time_ms_min <= wanted.time_to
  and c.step_max >= wanted.step_from and c.step_min <= wanted.step_to`;

function groupBySeries(rows: Iterable<Row>, count: number): Piece[][] {
  const series = Array.from({ length: count }, () => ({ chunks: [] as Piece[], arrived: [] as Columns[] }));
  for (const row of rows) {
    const one = series[Number(row.place) - 1];
    if (row.position !== null) one?.chunks.push(toPiece(row, row.position));
    else if (row.packed !== null) one?.arrived.push(unpackPoints(row.packed));
  }
  return series.map(({ chunks, arrived }) => chunks.concat(toLastPieces(arrived)));
}

function toPiece(row: Row, position: number): Piece {
  return {
    position,
    bounds: {
      timeMin: readInt64(row.time_min),
      timeMax: readInt64(row.time_max),
      stepMin: readInt64(row.step_min),
      stepMax: readInt64(row.step_max),
    },
    ...(row.packed && { points: unpackPoints(row.packed) }),
  };
}

function toLastPieces(arrived: readonly Columns[]): Piece[] {
  const points = settle(concatenate(arrived));
  return splitAtGaps(points).map((part) => ({
    position: Number.POSITIVE_INFINITY,
    bounds: findBounds(part),
    points: part,
  }));
}

/** The part of a series in which something within the bounds may lie. */
export const toPart = ({ timeMin, timeMax, stepMin, stepMax }: Bounds): Part => ({
  timeFrom: timeMin,
  timeTo: timeMax,
  stepFrom: stepMin,
  stepTo: stepMax,
});
