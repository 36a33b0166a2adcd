import type { Caller } from "#server/auth/caller.ts";
import type { Reader } from "#server/core/database.ts";
import {
  literalKeysOf,
  runLanguage,
  settleFilter,
  settleOrder,
  type Filter,
  type OrderTerm,
} from "#server/core/filter/index.ts";
import { readFilter, readOrder } from "#server/core/filter/sql/read.ts";
import { decodePageToken, encodePageToken } from "#server/core/filter/sql/token.ts";
import { query } from "#server/core/operation.ts";
import { findKnownMetrics } from "./search-metrics.ts";
import { findPage } from "./search-page.ts";
import { SearchRuns } from "./search-schema.ts";
import type { SearchScope } from "./search-scope.ts";
import { readRuns, type FoundRun } from "./read.ts";
import { planWalk } from "./search-walk.ts";

/** A page of runs and, if there is more, the token of the next one. */
export type FoundRuns = { runs: FoundRun[]; nextPageToken: string | undefined };

/**
 * Finds runs by filter and order, a page at a time. Pages are stable: runs that arrive meanwhile neither repeat nor
 * displace others.
 *
 * @throws AppError `invalid` for a filter or order that cannot be read (pointing at the column) and for a page token
 * that is garbage or another search's.
 */
export const searchRuns = query({
  action: "run.read",
  input: SearchRuns,
  async handle({ db, caller, input, now }): Promise<FoundRuns> {
    const scope = scopeOfSearch(caller, input);
    const filter = readFilter(input.filter, runLanguage, now);
    const order = readOrder(input.orderBy, runLanguage);
    const bound = [scope, input.filter, input.orderBy];
    const start = input.pageToken ? decodePageToken(input.pageToken, bound) : undefined;
    if (scope.experimentIds?.length === 0) return { runs: [], nextPageToken: undefined };
    const settled = await settle(db, scope, filter, order);
    const page = await findPage(db, scope, planWalk(settled.filter, settled.order), {
      start,
      limit: input.limit,
    });
    const runs = await readRuns(db, caller.team.id, page.ids, input.keys);
    return { runs, nextPageToken: page.end && encodePageToken(page.end, bound) };
  },
});

const INT4_MAX = 2_147_483_647;

/** Where the search looks; ids that cannot be an experiment's are unknown like any other. */
export function scopeOfSearch(
  caller: Caller,
  input: Pick<SearchRuns, "experimentIds" | "view" | "nesting">,
): SearchScope {
  const ids = input.experimentIds?.filter((id) => id >= 0 && id <= INT4_MAX);
  const experimentIds = ids && [...new Set(ids)].toSorted((one, other) => one - other);
  return { teamId: caller.team.id, experimentIds, view: input.view, nesting: input.nesting };
}

/** Settles what depends on the metrics in use: `metrics.val.max` and `.best`. */
export async function settle(
  db: Reader,
  scope: SearchScope,
  filter: Filter | undefined,
  order: readonly OrderTerm[],
) {
  const literalKeys = literalKeysOf(filter, order);
  const known = literalKeys.length > 0 ? await findKnownMetrics(db, scope, literalKeys) : new Set<string>();
  return { filter: filter && settleFilter(filter, known), order: settleOrder(order, known) };
}
