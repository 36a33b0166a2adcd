import type { Reader } from "#server/core/database.ts";
import { invalid } from "#server/core/errors.ts";
import { isAfter, isKeyOf } from "#server/core/filter/sql/keyset.ts";
import type { PageEnd } from "#server/core/filter/sql/token.ts";
import { findEdge, NEAR } from "./search-edge.ts";
import { readRows, type FoundRow } from "./search-read.ts";
import type { SearchScope } from "./search-scope.ts";
import type { Phase, Walk } from "./search-walk.ts";

/** The runs of one page, in order, and where it ends if there is more. */
export type FoundPage = { ids: string[]; end: PageEnd | undefined };

/** Which page: behind `start`, of at most `limit` runs. `near` is for tests, which have fewer runs than it takes. */
export type PageRequest = { start: PageEnd | undefined; limit: number; near?: number };

/**
 * Reads the page behind `start`, going only through as many phases as the page takes.
 *
 * @throws AppError `invalid` when `start` does not fit the walk.
 */
export async function findPage(
  db: Reader,
  scope: SearchScope,
  walk: Walk,
  { start, limit, near = NEAR }: PageRequest,
): Promise<FoundPage> {
  let found: FoundRow[] = [];
  for (const stretch of remaining(walk, start)) {
    const lacking = limit + 1 - found.length;
    found = found.concat(await readStretch(db, scope, walk, stretch, { lacking, near }));
    if (found.length > limit || found.at(-1)?.phase === walk.whole.name) break;
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const end = found.length > limit && last ? { phase: last.phase, key: last.key } : undefined;
  return { ids: page.map(({ id }) => id), end };
}

type Stretch = { phase: Phase; key?: readonly string[] };

/** The phases from the start on; only the first of them begins in the middle. */
function remaining({ phases, whole }: Walk, start: PageEnd | undefined): Stretch[] {
  if (!start) return phases.map((phase) => ({ phase }));
  const index = phases.findIndex(({ name }) => name === start.phase);
  const [first, ...rest] =
    start.phase === whole.name ? [whole] : phases.slice(index < 0 ? phases.length : index);
  if (!first || !isKeyOf(first.columns, start.key)) {
    throw invalid("Invalid page token. Send next_page_token as the last page gave it, or none.");
  }
  return [{ phase: first, key: start.key }, ...rest.map((phase) => ({ phase }))];
}

/** The rows of a phase; where the walk stopped at its edge before it had enough, also what the whole search has behind it. */
async function readStretch(
  db: Reader,
  scope: SearchScope,
  walk: Walk,
  { phase, key }: Stretch,
  { lacking, near }: { lacking: number; near: number },
) {
  const behindKey = key ? [isAfter(phase.columns, key)] : [];
  const edge = phase.name === "number" ? await findEdge(db, scope, walk, key?.[0], near) : undefined;
  if (!edge) return readRows(db, scope, phase, behindKey, lacking);
  const rows = await readRows(db, scope, phase, [...behindKey, edge.before], lacking);
  if (rows.length === lacking) return rows;
  const { whole } = walk;
  const conditions = key ? [edge.behind, isAfter(whole.columns, [RANK_OF_NUMBERS, ...key])] : [edge.behind];
  return rows.concat(await readRows(db, scope, whole, conditions, lacking - rows.length));
}

/** What the whole search's key has before the key of a number. */
const RANK_OF_NUMBERS = "0";
