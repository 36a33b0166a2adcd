import type { Reader } from "#server/core/database.ts";
import type { Columns } from "./columns.ts";
import { concatenate } from "./columns.ts";
import { compareIntegers, settle } from "./order.ts";
import type { Piece, SeriesName } from "./pieces.ts";
import { loadChunks } from "./pieces.ts";

/** Chunks fetched in one go: half a megabyte, and a little more than MLflow's clients ask for at a time. */
const chunksFetched = 32;

/**
 * The points of a series in the order of a history, each once, a block at a time. Pieces that lie one after the other are
 * never in memory together; those that overlap in time and step are settled together.
 */
export async function* readBlocks(
  db: Reader,
  teamId: number,
  name: SeriesName,
  pieces: readonly Piece[],
): AsyncGenerator<Columns> {
  for (const groups of batch(groupOverlapping(pieces))) {
    const missing = groups.flat().filter(({ points }) => points === undefined);
    const chunks =
      missing.length === 0
        ? new Map<number, Columns>()
        : await loadChunks(
            db,
            teamId,
            name,
            missing.map(({ position }) => position),
          );
    for (const group of groups) {
      const blocks = group.flatMap(({ position, points }) => points ?? chunks.get(position) ?? []);
      yield settle(concatenate(blocks));
    }
  }
}

/** Pieces that overlap, directly or through others, as groups in the order of a history; the pieces of a group in the order of arrival. */
export function groupOverlapping(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let last: Piece[] = [];
  let end: Piece | undefined;
  for (const piece of pieces.toSorted(compareStarts)) {
    if (end === undefined || isAfter(piece, end)) groups.push((last = [piece]));
    else last.push(piece);
    if (end === undefined || compareEnds(piece, end) > 0) end = piece;
  }
  return groups.map((group) => group.toSorted((a, b) => a.position - b.position));
}

const compareStarts = ({ bounds: a }: Piece, { bounds: b }: Piece): number =>
  compareIntegers(a.timeMin, b.timeMin) || compareIntegers(a.stepMin, b.stepMin);

const compareEnds = ({ bounds: a }: Piece, { bounds: b }: Piece): number =>
  compareIntegers(a.timeMax, b.timeMax) || compareIntegers(a.stepMax, b.stepMax);

const isAfter = ({ bounds: piece }: Piece, { bounds: end }: Piece): boolean =>
  (compareIntegers(piece.timeMin, end.timeMax) || compareIntegers(piece.stepMin, end.stepMax)) > 0;

function* batch(groups: readonly Piece[][]): Generator<Piece[][]> {
  let batched: Piece[][] = [];
  let chunks = 0;
  for (const group of groups) {
    if (batched.length > 0 && chunks + group.length > chunksFetched) {
      yield batched;
      [batched, chunks] = [[], 0];
    }
    batched.push(group);
    chunks += group.length;
  }
  if (batched.length > 0) yield batched;
}
