import { getTableColumns, sql } from "drizzle-orm";
import { metricChunks } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import type { describeChunk } from "./chunk.ts";
import type { Columns } from "./columns.ts";
import { listed } from "./fold-read.ts";
import type { SeriesName } from "./pieces.ts";

/** A series folded: what arrived, that and the short chunk before it, and what has become of both. */
export type Folded = SeriesName & {
  arrived: Columns;
  before: Columns;
  after: Columns;
  /** Where the chunks begin; a short one that is there is replaced. */
  first: number;
  chunks: ReturnType<typeof describeChunk>[];
};

/** Rows of one insert: a row has twenty parameters, and a statement holds 65,535. */
const rowsMax = 1_000;

/** Writes the chunks, the first of a series over its short one. */
export async function writeChunks(tx: Tx, teamId: number, folded: readonly Folded[]): Promise<void> {
  const rows = folded.flatMap(({ runId, key, first, chunks }) =>
    chunks.map((chunk, i) => Object.assign(chunk, { teamId, runId, key, position: first + i })),
  );
  for (let start = 0; start < rows.length; start += rowsMax) {
    await tx
      .insert(metricChunks)
      .values(rows.slice(start, start + rowsMax))
      .onConflictDoUpdate({ target, set: replacement });
  }
}

const target = [metricChunks.teamId, metricChunks.runId, metricChunks.key, metricChunks.position];

/** Every column of a chunk takes the value that was to be inserted. */
const replacement = Object.fromEntries(
  Object.entries(getTableColumns(metricChunks))
    .filter(([, column]) => !target.some(({ name }) => name === column.name))
    .map(([property, column]) => [property, sql`excluded.${sql.identifier(column.name)}`]),
);

/** Takes repeated points off the counts. Rows are locked in the order of logging. */
export async function correctSummaries(tx: Tx, teamId: number, folded: readonly Folded[]): Promise<void> {
  const list = (read: (series: Folded) => number) => sql.param(folded.map(read));
  await tx.execute(sql`
    with correction as (
      select * from ${listed(folded)} join unnest(
        ${list(({ before, after }) => before.values.length - after.values.length)}::int8[],
        ${list(({ before, after }) => countNaN(before) - countNaN(after))}::int8[],
        ${list(({ arrived }) => arrived.values.length)}::int8[]) with ordinality as count(repeats, nan_repeats, folded, place) using (place)
    ), locked as materialized (
      select s.run_id, s.key from metric_summaries s join correction using (run_id, key)
      where s.team_id = ${teamId}::int4 order by s.run_id, s.key for no key update of s
    )
    update metric_summaries s
    set points = s.points - c.repeats, nan = s.nan - c.nan_repeats, unfolded = s.unfolded - c.folded
    from locked join correction c using (run_id, key)
    where s.team_id = ${teamId}::int4 and s.run_id = locked.run_id and s.key = locked.key`);
}

const countNaN = ({ values }: Columns): number =>
  values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
