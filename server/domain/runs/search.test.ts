import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { anyFilter, anyOrder } from "#server/core/filter/arbitrary.ts";
import { compareSubjects, matches } from "#server/core/filter/evaluate.ts";
import {
  formatFilter,
  formatOrderTerm,
  runLanguage,
  settleFilter,
  settleOrder,
  type OrderTerm,
} from "#server/core/filter/index.ts";
import { completeOrder } from "#server/core/filter/order.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { countRuns } from "./search-count.ts";
import { makeExperiment, sampleRuns, storeRuns, type SampleRun } from "./search-samples.ts";
import { searchRuns } from "./search.ts";

withDatabase();

let caller: Caller;
let runs: SampleRun[];

beforeAll(async () => {
  caller = await makeTeam();
  const other = await makeTeam();
  for (const id of [1, 2]) await makeExperiment(caller, id);
  await makeExperiment(other, 1);
  runs = [
    ...sampleRuns({ seed: 1, count: 50, experimentId: 1, from: 1 }),
    ...sampleRuns({ seed: 2, count: 30, experimentId: 2, from: 1_000 }),
  ];
  await storeRuns(caller, runs);
  await storeRuns(other, sampleRuns({ seed: 3, count: 30, experimentId: 1, from: 5_000 }));
});

type Search = {
  filter?: string;
  orderBy?: string[];
  experimentIds?: number[];
  view?: "active" | "deleted" | "all";
};

/** All pages of a search, one after the other. */
async function searchAll(search: Search, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let pageToken: string | undefined;
  do {
    const page = await searchRuns(caller, { ...search, limit, pageToken });
    ids.push(...page.runs.map(({ id }) => id));
    pageToken = page.nextPageToken;
  } while (pageToken);
  return ids;
}

function expectedIds(
  filter: Parameters<typeof matches>[0] | undefined,
  order: readonly OrderTerm[],
  search: Search,
): string[] {
  const known = new Set(
    runs
      .filter(({ experimentId }) => search.experimentIds?.includes(experimentId) ?? true)
      .flatMap((run) => [...run.metrics.keys()]),
  );
  const settled = filter && settleFilter(filter, known);
  const total = settleOrder(completeOrder(order, runLanguage), known);
  return runs
    .filter(({ experimentId }) => search.experimentIds?.includes(experimentId) ?? true)
    .filter(({ isDeleted }) => search.view === "all" || isDeleted === (search.view === "deleted"))
    .filter((run) => !settled || matches(settled, run))
    .toSorted((one, other) => compareSubjects(one, other, total))
    .map(({ id }) => id);
}

const anySearch = fc.record({
  filter: fc.option(anyFilter(), { nil: undefined, freq: 5 }),
  order: anyOrder(),
  experimentIds: fc.constantFrom<number[] | undefined>(undefined, [1], [1, 2], [2, 9]),
  view: fc.constantFrom("active", "deleted", "all" as const),
  limit: fc.constantFrom(3, 7, 20, 1_000),
});

test("any filter and order gives what the plain evaluation gives, page by page", async () => {
  await fc.assert(
    fc.asyncProperty(anySearch, async ({ filter, order, limit, ...scope }) => {
      const search = {
        ...scope,
        filter: filter ? formatFilter(filter) : "",
        orderBy: order.map(formatOrderTerm),
      };
      const expected = expectedIds(filter, order, scope);
      expect(await searchAll(search, limit)).toEqual(expected);
      expect(await countRuns(caller, { ...scope, filter: search.filter })).toEqual({
        count: expected.length,
        isExact: true,
      });
    }),
    { numRuns: 300 },
  );
});
