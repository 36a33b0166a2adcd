import type { Caller } from "#server/auth/caller.ts";
import type { Reader } from "#server/core/database.ts";
import { query } from "#server/core/operation.ts";
import { loadRun } from "#server/domain/runs/load.ts";
import { readBlocks } from "./blocks.ts";
import type { Columns, Int64 } from "./columns.ts";
import { integerAt, narrow, slice } from "./columns.ts";
import { compareIntegers } from "./order.ts";
import type { PageEnd } from "./page-token.ts";
import { readPageToken, writePageToken } from "./page-token.ts";
import { loadPieces, toStorable } from "./pieces.ts";
import { GetHistory, ReadHistory } from "./schema.ts";

/** A point as it was logged. Integers are safe numbers, or bigints beyond. */
export type HistoryPoint = { step: Int64; timeMs: Int64; value: number };

/**
 * Every point of a series, each once, ordered by time, step and arrival; exact to the bit. An unknown key has none.
 *
 * @throws AppError `notFound` for the run, `invalid` for the token.
 */
export const getHistory = query({
  action: "run.read",
  input: GetHistory,
  async handle({ db, caller, input }): Promise<{ points: HistoryPoint[]; nextPageToken?: string }> {
    const after = input.pageToken === undefined ? undefined : readPageToken(input.pageToken);
    const points: HistoryPoint[] = [];
    for await (const block of await openHistory(db, caller, input, after)) {
      const room = input.max + 1 - points.length;
      points.push(...toHistoryPoints(slice(block, 0, room)));
      if (points.length > input.max) break;
    }
    if (points.length <= input.max) return { points };
    points.pop();
    return { points, nextPageToken: writePageToken(findPageEnd(points, after)) };
  },
});

/** The same, whole, as columns a block at a time: for long histories, of which no more than a part need be in memory. */
export const readHistory = query({
  action: "run.read",
  input: ReadHistory,
  handle: ({ db, caller, input }): Promise<AsyncGenerator<Columns>> =>
    openHistory(
      db,
      caller,
      input,
      input.pageToken === undefined ? undefined : readPageToken(input.pageToken),
    ),
});

/** The points of columns as an object each. */
export function toHistoryPoints({ steps, times, values }: Columns): HistoryPoint[] {
  return Array.from(values, (value, i) => ({
    step: narrow(integerAt(steps, i)),
    timeMs: narrow(integerAt(times, i)),
    value,
  }));
}

async function openHistory(
  db: Reader,
  { team }: Caller,
  { runId, key }: { runId: string; key: string },
  after: PageEnd | undefined,
): Promise<AsyncGenerator<Columns>> {
  const run = await loadRun(db, team.id, runId);
  const name = { runId: run.id, key };
  const wish = { ...name, part: after && { timeFrom: after.time } };
  const [pieces = []] = await loadPieces(db, team.id, toStorable([key]).length === 0 ? [] : [wish]);
  const blocks = readBlocks(db, team.id, name, pieces);
  return after === undefined ? blocks : skip(blocks, after);
}

async function* skip(
  blocks: AsyncIterable<Columns>,
  { time, step, given }: PageEnd,
): AsyncGenerator<Columns> {
  let equal = 0;
  for await (const block of blocks) {
    const length = block.values.length;
    let start = 0;
    for (; start < length; start += 1) {
      const order =
        compareIntegers(integerAt(block.times, start), time) ||
        compareIntegers(integerAt(block.steps, start), step);
      if (order > 0 || (order === 0 && equal === given)) break;
      if (order === 0) equal += 1;
    }
    if (start < length) yield slice(block, start);
  }
}

function findPageEnd(points: readonly HistoryPoint[], after: PageEnd | undefined): PageEnd {
  const last = points.at(-1);
  if (last === undefined) throw new Error("a page that goes on has a point");
  const { timeMs: time, step } = last;
  const first = points.findLastIndex((point) => point.timeMs !== time || point.step !== step) + 1;
  const isContinued = first === 0 && after?.time === time && after.step === step;
  return { time, step, given: points.length - first + (isContinued ? after.given : 0) };
}
