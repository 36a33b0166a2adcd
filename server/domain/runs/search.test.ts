import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "#server/auth/caller.ts";
import { anyOrder } from "#server/core/filter/arbitrary.ts";
import { formatOrderTerm } from "#server/core/filter/index.ts";
import { encodePageToken } from "#server/core/filter/sql/token.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { makeExperiment, sampleRuns, storeRuns } from "./search-samples.ts";
import { searchRuns } from "./search.ts";

withDatabase();

let caller: Caller;

beforeAll(async () => {
  caller = await makeTeam();
  await makeExperiment(caller, 1);
  await storeRuns(caller, sampleRuns({ seed: 1, count: 20, experimentId: 1, from: 1 }));
});

test("runs that arrive between two pages neither repeat nor displace others", async () => {
  const scope = { experimentIds: [3], view: "all" as const };
  await makeExperiment(caller, 3);
  const first = sampleRuns({ seed: 4, count: 40, experimentId: 3, from: 10_000 });
  await storeRuns(caller, first);
  const firstIds = new Set(first.map(({ id }) => id));
  let from = 11_000;
  await fc.assert(
    fc.asyncProperty(anyOrder(), async (order) => {
      const orderBy = order.map(formatOrderTerm);
      const before = (await searchRuns(caller, { ...scope, orderBy })).runs.map(({ id }) => id);
      const during: string[] = [];
      let pageToken: string | undefined;
      do {
        const page = await searchRuns(caller, { ...scope, orderBy, limit: 15, pageToken });
        during.push(...page.runs.map(({ id }) => id));
        pageToken = page.nextPageToken;
        await storeRuns(caller, sampleRuns({ seed: from, count: 2, experimentId: 3, from }));
        from += 2;
      } while (pageToken);
      expect(during.filter((id) => firstIds.has(id))).toEqual(before.filter((id) => firstIds.has(id)));
      expect(new Set(during).size).toBe(during.length);
    }),
    { numRuns: 6 },
  );
});

test("NaN is neither smaller nor greater, and only NaN equals it", async () => {
  await makeExperiment(caller, 4);
  const [sample] = sampleRuns({ seed: 5, count: 1, experimentId: 4, from: 20_000 });
  if (!sample) throw new Error("no sample");
  const withId = (id: number, last: number) => ({
    ...sample,
    id: id.toString(16).padStart(32, "0"),
    isDeleted: false,
    metrics: new Map([["x", { last }]]),
  });
  await storeRuns(caller, [withId(21_000, NaN), withId(21_001, 1), withId(21_002, Infinity)]);
  const valuesOf = async (filter: string) => {
    const found = await searchRuns(caller, { experimentIds: [4], filter, orderBy: ["metrics.x"] });
    return found.runs.map((run) => run.metrics[0]?.last);
  };
  expect(await valuesOf("metrics.x > 0")).toEqual([1, Infinity]);
  expect(await valuesOf("metrics.x >= 1")).toEqual([1, Infinity]);
  expect(await valuesOf("metrics.x != 1")).toEqual([Infinity]);
  expect(await valuesOf("metrics.x <= inf")).toEqual([1, Infinity]);
  expect(await valuesOf("metrics.x = NaN")).toEqual([NaN]);
  expect(await valuesOf("metrics.x != NaN")).toEqual([1, Infinity]);
  expect(await valuesOf("NOT metrics.x > 0")).toEqual([NaN]);
});

test("a param is found by its exact text, however long and however it is spelt as a number", async () => {
  await makeExperiment(caller, 7);
  const [sample] = sampleRuns({ seed: 6, count: 1, experimentId: 7, from: 22_000 });
  if (!sample) throw new Error("no sample");
  const long = "a".repeat(5_000);
  const values = [
    "1",
    "1.0",
    "1e0",
    "-0",
    "0",
    "-2.5",
    "1e308",
    "1e400",
    "NaN",
    "inf",
    " 1",
    "",
    long,
    `${long}b`,
  ];
  const withValue = (value: string, index: number) => ({
    ...sample,
    id: (22_000 + index).toString(16).padStart(32, "0"),
    isDeleted: false,
    params: new Map([["p", value]]),
  });
  const samples = values.map(withValue);
  await storeRuns(caller, samples);
  for (const { id, params } of samples) {
    const found = await searchRuns(caller, { experimentIds: [7], filter: `params.p = '${params.get("p")}'` });
    expect(found.runs.map((run) => run.id)).toEqual([id]);
  }
});

test("a name that is both a metric and an aggregate is the metric where the searched experiments have it", async () => {
  await makeExperiment(caller, 5);
  await makeExperiment(caller, 6);
  const [sample] = sampleRuns({ seed: 6, count: 1, experimentId: 5, from: 30_000 });
  if (!sample) throw new Error("no sample");
  const aggregated = {
    ...sample,
    isDeleted: false,
    metrics: new Map([["val", { last: 1, min: 0, max: 2 }]]),
  };
  const literal = {
    ...aggregated,
    id: "f".repeat(32),
    experimentId: 6,
    metrics: new Map([["val.max", { last: 7, min: 7, max: 7 }]]),
  };
  await storeRuns(caller, [aggregated, literal]);
  const find = async (filter: string, experimentIds: number[]) =>
    (await searchRuns(caller, { filter, experimentIds })).runs.map(({ id }) => id);
  expect(await find("metrics.val.max = 2", [5])).toEqual([aggregated.id]);
  expect(await find("metrics.val.max = 7", [5, 6])).toEqual([literal.id]);
  expect(await find("metrics.val.max = 2", [5, 6])).toEqual([]);
  expect(await find("metrics.`val`.max = 2", [5, 6])).toEqual([aggregated.id]);
});

test("only the asked keys are brought along", async () => {
  const all = await searchRuns(caller, { experimentIds: [1], view: "all" });
  const some = await searchRuns(caller, {
    experimentIds: [1],
    view: "all",
    keys: { metrics: ["loss"], params: [], tags: ["never"] },
  });
  expect(some.runs.map(({ id }) => id)).toEqual(all.runs.map(({ id }) => id));
  expect(some.runs.map(({ metrics }) => metrics)).toEqual(
    all.runs.map(({ metrics }) => metrics.filter(({ key }) => key === "loss")),
  );
  expect(some.runs.flatMap(({ params, tags }) => params.concat(tags))).toEqual([]);
});

test("a filter that cannot be read is refused and points at the column", async () => {
  await expect(searchRuns(caller, { filter: "metrics.loss < 1 AND foo = 2" })).rejects.toMatchObject({
    kind: "invalid",
    message: expect.stringContaining("Invalid attribute key 'foo' specified."),
    details: { problem: { column: 22, length: 3 } },
  });
  await expect(searchRuns(caller, { orderBy: ["status", "metrics.loss UP"] })).rejects.toMatchObject({
    kind: "invalid",
    details: { item: 1, problem: { column: 14 } },
  });
});

test("a page token of another search, a forged one and garbage are refused", async () => {
  const search = { experimentIds: [1], limit: 2 };
  const { nextPageToken } = await searchRuns(caller, search);
  const bound = [{ teamId: caller.team.id, experimentIds: [1], view: "active", nesting: "every" }, "", []];
  const refusal = { kind: "invalid", message: expect.stringContaining("Invalid page token") };
  const forged = [
    { phase: "all", key: ["1"] },
    { phase: "all", key: ["1; drop", "00000000-0000-0000-0000-000000000000"] },
    { phase: "all", key: ["1", "x"] },
    { phase: "number", key: ["1", "00000000-0000-0000-0000-000000000000"] },
  ];
  const { filter, orderBy, experimentIds, view } = {
    filter: "metrics.loss > 0",
    orderBy: ["status"],
    experimentIds: [2],
    view: "all" as const,
  };
  for (const other of [{ filter }, { orderBy }, { experimentIds }, { view }]) {
    await expect(searchRuns(caller, { ...search, ...other, pageToken: nextPageToken })).rejects.toMatchObject(
      refusal,
    );
  }
  const tokens = ["garbage", "e30", "\0", "bnVsbA", ...forged.map((end) => encodePageToken(end, bound))];
  for (const pageToken of tokens) {
    await expect(searchRuns(caller, { ...search, pageToken })).rejects.toMatchObject(refusal);
  }
  const genuine = encodePageToken(
    { phase: "all", key: ["2000000000000", "00000000-0000-0000-0000-000000000000"] },
    bound,
  );
  expect((await searchRuns(caller, { ...search, pageToken: genuine })).runs).toHaveLength(2);
});

test("limits outside 1 to 50,000 are refused, and no experiments find nothing", async () => {
  for (const limit of [0, -1, 50_001, 1.5])
    await expect(searchRuns(caller, { limit })).rejects.toMatchObject({ kind: "invalid" });
  expect(await searchRuns(caller, { experimentIds: [] })).toEqual({ runs: [], nextPageToken: undefined });
  expect(await searchRuns(caller, { experimentIds: [2 ** 40, -1] })).toEqual({
    runs: [],
    nextPageToken: undefined,
  });
});
