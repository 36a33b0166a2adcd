import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { anyFilter, anyOrder } from "#server/core/filter/arbitrary.ts";
import type { Filter, OrderTerm } from "#server/core/filter/ast.ts";
import { compareSubjects, matches } from "#server/core/filter/evaluate.ts";
import {
  formatFilter,
  formatOrderTerm,
  runLanguage,
  settleFilter,
  settleOrder,
} from "#server/core/filter/index.ts";
import { completeOrder } from "#server/core/filter/order.ts";
import type { PageEnd } from "#server/core/filter/sql/token.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { countRuns } from "./search-count.ts";
import { findPage } from "./search-page.ts";
import { makeExperiment, sampleRuns, storeRuns, type SampleRun } from "./search-samples.ts";
import { planWalk } from "./search-walk.ts";
import { searchRuns } from "./search.ts";

withDatabase();

let caller: Caller;
let runs: SampleRun[];

beforeAll(async () => {
  caller = await makeTeam();
  const other = await makeTeam();
  for (const id of [1, 2]) await makeExperiment(caller, id);
  await makeExperiment(other, 1);
  const [first, second] = [
    { seed: 1, count: 50, experimentId: 1, from: 1 },
    { seed: 2, count: 30, experimentId: 2, from: 1_000 },
  ];
  runs = [...sampleRuns(first), ...sampleRuns(second)];
  await storeRuns(caller, runs);
  await storeRuns(other, sampleRuns({ seed: 3, count: 30, experimentId: 1, from: 5_000 }));
});

type Scope = { experimentIds?: number[] | undefined; view: "active" | "deleted" | "all" };

/** What the language means, computed without the database. */
function expectRuns(scope: Scope, filter: Filter | undefined, order: readonly OrderTerm[]): string[] {
  const searched = runs.filter(({ experimentId }) => scope.experimentIds?.includes(experimentId) ?? true);
  const known = keysOf(searched);
  const settled = filter && settleFilter(filter, known);
  const total = settleOrder(completeOrder(order, runLanguage), known);
  return searched
    .filter(({ isDeleted }) => scope.view === "all" || isDeleted === (scope.view === "deleted"))
    .filter((run) => !settled || matches(settled, run))
    .toSorted((one, other) => compareSubjects(one, other, total))
    .map(({ id }) => id);
}

function keysOf(samples: readonly SampleRun[]): Set<string> {
  return new Set(samples.flatMap((run) => run.metrics.keys().toArray()));
}

const anySearch = fc.record({
  filter: fc.option(anyFilter(), { nil: undefined, freq: 5 }),
  order: anyOrder(),
  scope: fc.record({
    experimentIds: fc.constantFrom<number[] | undefined>(undefined, [1], [1, 2], [2, 9]),
    view: fc.constantFrom("active", "deleted", "all"),
  }),
  limit: fc.constantFrom(3, 7, 20, 1_000),
});

test("any filter and order gives what the plain evaluation gives, page by page", async () => {
  await fc.assert(
    fc.asyncProperty(anySearch, async ({ filter, order, scope, limit }) => {
      const text = filter ? formatFilter(filter) : "";
      const search = { ...scope, filter: text, orderBy: order.map(formatOrderTerm), limit };
      const expected = expectRuns(scope, filter, order);
      expect(await searchPages(search)).toEqual(expected);
      expect(await countRuns(caller, { ...scope, filter: text })).toEqual({
        count: expected.length,
        isExact: true,
      });
    }),
    { numRuns: 300 },
  );
});

async function searchPages(search: Parameters<typeof searchRuns>[1]): Promise<string[]> {
  const ids: string[] = [];
  let pageToken: string | undefined;
  do {
    const page = await searchRuns(caller, { ...search, pageToken });
    ids.push(...page.runs.map(({ id }) => id));
    pageToken = page.nextPageToken;
  } while (pageToken);
  return ids;
}

const anyRanking = fc.record({
  filter: anyFilter(),
  key: fc.constantFrom("loss", "acc"),
  descending: fc.boolean(),
  behind: anyOrder(),
  limit: fc.constantFrom(2, 5, 20),
  near: fc.constantFrom(0, 1, 4, 10),
});

test("a walk along a metric that stops at its edge finds the same runs", async () => {
  const scope = {
    teamId: caller.team.id,
    experimentIds: [1],
    view: "all" as const,
    nesting: "every" as const,
  };
  await fc.assert(
    fc.asyncProperty(anyRanking, async ({ filter, key, descending, behind, limit, near }) => {
      const first: OrderTerm = {
        field: { entity: "metric", key, aggregate: "last" },
        descending,
        numeric: false,
      };
      const known = keysOf(runs.filter(({ experimentId }) => experimentId === 1));
      const order = settleOrder(completeOrder([first, ...behind], runLanguage), known);
      const walk = planWalk(settleFilter(filter, known), order);
      const ids: string[] = [];
      let start: PageEnd | undefined;
      do {
        const page = await findPage(database(), scope, walk, { start, limit, near });
        ids.push(...page.ids.map((id) => id.replaceAll("-", "")));
        start = page.end;
      } while (start);
      expect(ids).toEqual(expectRuns(scope, filter, [first, ...behind]));
    }),
    { numRuns: 150 },
  );
});
