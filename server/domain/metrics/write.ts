import type { Statement } from "#server/core/statement.ts";
import type { RunPoints, SeriesRow } from "./gather.ts";
import { gatherSeries } from "./gather.ts";

/** The uuids of the runs that took their points; the rest are missing or archived. */
export type Accepted = { team_id: number; run_id: string };

/**
 * Everything one commit writes, in one statement: arrivals and summaries of the runs that exist and are active.
 * Summaries are locked in the order of team, run and key, so that processes never deadlock. A run that is
 * removed in between fails the whole statement by the summary's foreign key. Numbers are arrays in Postgres' own notation, which
 * spares the driver a call per element.
 */
export function writePoints(arrivals: readonly RunPoints[]): Statement {
  const { runs, rows } = gatherSeries(arrivals);
  const column = (read: (row: SeriesRow) => unknown) =>
    `{${rows.map((row) => read(row) ?? "null").join(",")}}`;
  return {
    text,
    parameters: [
      `{${runs.map(({ teamId }) => teamId).join(",")}}`,
      `{${runs.map(({ runId }) => runId).join(",")}}`,
      column(({ run }) => run + 1),
      rows.map(({ key }) => key),
      column(({ packed }) => `"\\\\x${packed.toString("hex")}"`),
      column(({ summary }) => toDouble(summary.last.value)),
      column(({ summary }) => summary.last.step),
      column(({ summary }) => summary.last.timeMs),
      column(({ summary }) => toDouble(summary.min?.value)),
      column(({ summary }) => summary.min?.step),
      column(({ summary }) => toDouble(summary.max?.value)),
      column(({ summary }) => summary.max?.step),
      column(({ summary }) => summary.points),
      column(({ summary }) => summary.nan),
    ],
  };
}

/** Text of a double that Postgres reads back bit by bit; JavaScript's own loses the sign of -0. */
function toDouble(value: number | undefined): string {
  if (value === undefined) return "null";
  return Object.is(value, -0) ? "-0" : String(value);
}

/** Steps come first, as in MLflow; NaN counts as 0. */
const isLater =
  "(excluded.last_step, excluded.last_time_ms, case when excluded.last_value = 'NaN' then 0 else excluded.last_value end)" +
  " > (kept.last_step, kept.last_time_ms, case when kept.last_value = 'NaN' then 0 else kept.last_value end)";

const text = `
with known as materialized (
  select asked.place, runs.team_id, runs.id as run_id, runs.experiment_id
  from unnest($1::int4[], $2::uuid[]) with ordinality as asked(team_id, run_id, place)
  join runs on runs.team_id = asked.team_id and runs.id = asked.run_id
  where runs.lifecycle_stage = 'active'
), series as materialized (
  select known.team_id, known.run_id, known.experiment_id, given.*
  from unnest($3::int4[], $4::text[], $5::bytea[], $6::float8[], $7::int8[], $8::int8[], $9::float8[], $10::int8[],
    $11::float8[], $12::int8[], $13::int4[], $14::int4[])
    as given(place, key, packed, last_value, last_step, last_time_ms, min_value, min_step, max_value, max_step, points, nan)
  join known on known.place = given.place
), arrived as (
  insert into metric_arrivals (team_id, run_id, key, points, packed)
  select team_id, run_id, key, points, packed from series
), summed as (
  insert into metric_summaries as kept (team_id, experiment_id, run_id, key, last_value, last_step, last_time_ms,
    min_value, min_step, max_value, max_step, points, nan, unfolded)
  select team_id, experiment_id, run_id, key, last_value, last_step, last_time_ms,
    min_value, min_step, max_value, max_step, points, nan, points
  from series order by team_id, run_id, key collate "C"
  on conflict (team_id, run_id, key) do update set
    last_value = case when ${isLater} then excluded.last_value else kept.last_value end,
    last_step = case when ${isLater} then excluded.last_step else kept.last_step end,
    last_time_ms = case when ${isLater} then excluded.last_time_ms else kept.last_time_ms end,
    min_step = case when excluded.min_value < kept.min_value or kept.min_value is null then excluded.min_step else kept.min_step end,
    min_value = least(kept.min_value, excluded.min_value),
    max_step = case when excluded.max_value > kept.max_value or kept.max_value is null then excluded.max_step else kept.max_step end,
    max_value = greatest(kept.max_value, excluded.max_value),
    points = kept.points + excluded.points,
    nan = kept.nan + excluded.nan,
    unfolded = kept.unfolded + excluded.unfolded
)
select team_id, run_id from known`;
