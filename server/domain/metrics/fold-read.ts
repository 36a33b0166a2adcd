import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "#server/core/database.ts";
import { findBounds, splitAtGaps } from "./bounds.ts";
import { unpackPoints } from "./codec.ts";
import type { Columns } from "./columns.ts";
import { concatenate } from "./columns.ts";
import { settle } from "./order.ts";
import type { SeriesName } from "./pieces.ts";
import { findFullChunks, loadChunks, toPart } from "./pieces.ts";

/** What has arrived of a series, in its order; not kept when the run was removed. */
export type Arrived = SeriesName & { points: Columns; isKept: boolean };

/** The last chunk's points if it has room, and the position where the next chunk is written. */
export type ShortChunk = { position: number; points: Columns[] };

/** Rows, and points, that one transaction folds, so that it stays short. */
const arrivalsMax = 5_000;
const pointsMax = 200_000;

/** The series that no other process folds just now; they are this transaction's until it ends. */
export async function claim(tx: Tx, teamId: number, names: readonly SeriesName[]): Promise<SeriesName[]> {
  const rows = await tx.execute<{ run_id: string; key: string }>(sql`
    select run_id, key from ${listed(names)}
    where pg_try_advisory_xact_lock(hashtextextended(${teamId}::text || ' ' || run_id || ' ' || key, 0))`);
  return rows.map(({ run_id: runId, key }) => ({ runId, key }));
}

/** Deletes the oldest arrivals of the series and hands them over. */
export async function takeArrivals(tx: Tx, teamId: number, names: readonly SeriesName[]): Promise<Arrived[]> {
  const rows = await tx.execute<{ run_id: string; key: string; packed: Buffer; is_kept: boolean }>(sql`
    with oldest as (
      select a.ctid, sum(a.points) over (order by a.id) - a.points as before
      from ${listed(names)} join metric_arrivals a
        on a.team_id = ${teamId}::int4 and a.run_id = listed.run_id and a.key = listed.key
      order by a.id limit ${arrivalsMax}
    ), taken as (
      delete from metric_arrivals a using oldest
      where a.team_id = ${teamId}::int4 and a.ctid = oldest.ctid and oldest.before < ${pointsMax}
      returning a.run_id, a.key, a.id, a.packed
    )
    select taken.run_id, taken.key, taken.packed, s.key is not null as is_kept
    from taken left join metric_summaries s
      on s.team_id = ${teamId}::int4 and s.run_id = taken.run_id and s.key = taken.key
    order by taken.run_id, taken.key, taken.id`);
  const series = new Map<string, SeriesName & { packed: Buffer[]; isKept: boolean }>();
  for (const { run_id: runId, key, packed, is_kept: isKept } of rows) {
    const name = `${runId} ${key}`;
    const known = series.get(name);
    if (known) known.packed.push(packed);
    else series.set(name, { runId, key, packed: [packed], isKept });
  }
  return Array.from(series.values(), ({ runId, key, packed, isKept }) => {
    return { runId, key, isKept, points: concatenate(packed.map(unpackPoints)) };
  });
}

/** The short chunk of each of the series. */
export async function loadShortChunks(
  tx: Tx,
  teamId: number,
  names: readonly SeriesName[],
): Promise<ShortChunk[]> {
  const rows = await tx.execute<{ place: string; position: number; packed: Buffer | null }>(sql`
    select listed.place, last.position, case when last.points < 1000 then last.packed end as packed
    from ${listed(names)}, lateral (
      select position, points, packed from metric_chunks c
      where c.team_id = ${teamId}::int4 and c.run_id = listed.run_id and c.key = listed.key
      order by position desc limit 1) as last`);
  const shorts = names.map((): ShortChunk => ({ position: 0, points: [] }));
  for (const { place, position, packed } of rows) {
    const short = packed
      ? { position, points: [unpackPoints(packed)] }
      : { position: position + 1, points: [] };
    shorts[Number(place) - 1] = short;
  }
  return shorts;
}

/** Full chunks of each series in which one of the points may be already. In a training loop that moves on, there is none. */
export async function loadOverlapping(
  tx: Tx,
  teamId: number,
  arrived: readonly Arrived[],
  shorts: readonly ShortChunk[],
): Promise<Columns[][]> {
  const wishes = arrived.flatMap(({ runId, key, points }, place) => {
    if (shorts[place]?.position === 0) return [];
    return splitAtGaps(settle(points)).map((part) => ({ place, runId, key, part: toPart(findBounds(part)) }));
  });
  const found = wishes.length === 0 ? [] : await findFullChunks(tx, teamId, wishes);
  const overlapping = arrived.map((): Columns[] => []);
  for (const [place, name] of arrived.entries()) {
    const positions = new Set(found.filter((_, i) => wishes[i]?.place === place).flat());
    if (positions.size === 0) continue;
    overlapping[place] = [...(await loadChunks(tx, teamId, name, [...positions])).values()];
  }
  return overlapping;
}

/** Series as a table, each with its place in the list. */
export function listed(names: readonly SeriesName[]): SQL {
  return sql`unnest(${sql.param(names.map(({ runId }) => runId))}::uuid[], ${sql.param(names.map(({ key }) => key))}::text[])
    with ordinality as listed(run_id, key, place)`;
}
