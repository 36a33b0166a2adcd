import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "#server/core/database.ts";
import { originOf, plot, toPart } from "./axis.ts";
import type { Bounds } from "./bounds.ts";
import { findBounds, splitAtGaps } from "./bounds.ts";
import type { Curve, OddMark, OddValue } from "./bucket.ts";
import { bucketize, clip, mergeCurves, toMean } from "./bucket.ts";
import type { ChartWish } from "./chart.ts";
import { unpackPoints } from "./codec.ts";
import type { Int64 } from "./columns.ts";
import { concatenate } from "./columns.ts";
import { settle } from "./order.ts";
import { loadArrivals } from "./pieces.ts";

/**
 * The curve of a series of many chunks, without opening most of them: neighbours on the axis are joined by what is
 * kept of each. Opened are the chunks that reach over an end of the range and those in which a point may be that has arrived again.
 */
export async function chartLong(db: Reader, teamId: number, wish: ChartWish): Promise<Curve> {
  // Arrivals come first: what is folded after this is found in the chunks as well, and then counts once.
  const arrived = await loadArrivals(db, teamId, wish);
  const clusters = splitAtGaps(arrived).map(findBounds);
  const rows = await db.execute<Joined | Opened>(joinChunks(teamId, wish, clusters));
  const opened = rows.flatMap((row) => (row.packed ? [unpackPoints(row.packed)] : []));
  const plotted = plot(wish.on, settle(concatenate([...opened, arrived])));
  const joined = rows.flatMap((row) => (row.packed ? [] : [toCurve(row, originOf(wish.on))]));
  const exact = bucketize(clip(plotted, wish.range), wish.buckets - joined.length);
  return mergeCurves([exact, ...joined]);
}

/** This part of the buckets is kept for the points of opened chunks, which lie mostly at the ends. */
const openedShare = 0.1;

type Opened = { packed: Buffer };
type Joined = {
  packed: null;
  x_min: number;
  x_max: number;
  value_min: number | null;
  value_max: number | null;
  value_sum: number;
  finite: number;
  points: number;
  nan: number;
  positive_infinity: number;
  negative_infinity: number;
};

function joinChunks(teamId: number, wish: ChartWish, arrived: readonly Bounds[]): SQL {
  const [least, greatest] =
    wish.on.axis === "step" ? [sql`step_min`, sql`step_max`] : [sql`time_ms_min`, sql`time_ms_max`];
  const origin = originOf(wish.on);
  const isCut = wish.range
    ? sql`${least}::float8 - ${origin}::float8 < ${wish.range.from}::float8 or ${greatest}::float8 - ${origin}::float8 > ${wish.range.to}::float8`
    : sql`false`;
  const most = wish.buckets - Math.ceil(wish.buckets * openedShare);
  return sql`
    with chunk as (
      select *, ${least}::float8 as x_min, ${greatest}::float8 as x_max, (${isCut} or ${overlaps(arrived)}) as is_opened
      from metric_chunks
      where team_id = ${teamId}::int4 and run_id = ${wish.runId}::uuid and key = ${wish.key} and ${isIn(wish)}
    ), placed as (
      select *, (row_number() over (order by x_min + x_max, position) - 1)
        / ((count(*) over () + ${most}::int8 - 1) / ${most}::int8) as bucket
      from chunk where not is_opened
    )
    select null::int4 as position, null::bytea as packed, min(x_min) as x_min, max(x_max) as x_max,
      min(value_min) as value_min, max(value_max) as value_max, sum(value_sum) as value_sum, sum(finite)::float8 as finite,
      sum(points)::float8 as points, sum(nan)::float8 as nan,
      sum(positive_infinity)::float8 as positive_infinity, sum(negative_infinity)::float8 as negative_infinity
    from placed group by bucket
    union all
    select position, packed, null, null, null, null, null, null, null, null, null, null from chunk where is_opened
    order by position`;
}

function overlaps(arrived: readonly Bounds[]): SQL {
  const list = (read: (bounds: Bounds) => Int64) => sql.param(arrived.map((bounds) => String(read(bounds))));
  return sql`exists (
    select from unnest(${list(({ timeMin }) => timeMin)}::int8[], ${list(({ timeMax }) => timeMax)}::int8[],
      ${list(({ stepMin }) => stepMin)}::int8[], ${list(({ stepMax }) => stepMax)}::int8[])
      as arrived(time_min, time_max, step_min, step_max)
    where time_ms_max >= arrived.time_min and time_ms_min <= arrived.time_max
      and metric_chunks.step_max >= arrived.step_min and metric_chunks.step_min <= arrived.step_max)`;
}

function isIn({ on, range }: ChartWish): SQL {
  const { timeFrom, timeTo, stepFrom, stepTo } = toPart(on, range);
  const tests = [sql`true`];
  if (timeFrom !== undefined) tests.push(sql`time_ms_max >= ${String(timeFrom)}::int8`);
  if (timeTo !== undefined) tests.push(sql`time_ms_min <= ${String(timeTo)}::int8`);
  if (stepFrom !== undefined) tests.push(sql`step_max >= ${String(stepFrom)}::int8`);
  if (stepTo !== undefined) tests.push(sql`step_min <= ${String(stepTo)}::int8`);
  return sql.join(tests, sql` and `);
}

function toCurve(row: Joined, origin: number): Curve {
  const x = (row.x_min + row.x_max) / 2 - origin;
  const { value_min: min, value_max: max, points } = row;
  const mean = min === null || max === null ? null : toMean(row.value_sum, row.finite, min, max);
  const odd: [OddValue, number][] = [
    ["NaN", row.nan],
    ["Infinity", row.positive_infinity],
    ["-Infinity", row.negative_infinity],
  ];
  const marks = odd.flatMap(([value, count]): OddMark[] => (count > 0 ? [{ x, value, count }] : []));
  return { buckets: [{ x, min, max, mean, count: points }], odd: marks, points };
}
