import { beforeAll, expect, test } from "vitest";
import { experiments, experimentTags } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { searchExperiments } from "./search.ts";

withDatabase();

let caller: Caller;

beforeAll(async () => {
  caller = await makeTeam();
  const other = await makeTeam();
  await store(caller, 1, "ab", 30, { stage: "prod" });
  await store(caller, 2, "Abc", 20, { stage: "dev", "mlflow.note": "it's" });
  await store(caller, 3, "a", 20, {});
  await store(caller, 4, "gone", 10, { stage: "prod" }, "deleted");
  await store(other, 1, "ab", 30, { stage: "prod" });
});

async function store(
  { team }: Caller,
  id: number,
  name: string,
  at: number,
  tags: Record<string, string>,
  lifecycleStage: "active" | "deleted" = "active",
) {
  const createdAtMs = 1_700_000_000_000 + at;
  await database()
    .insert(experiments)
    .values({
      teamId: team.id,
      id,
      name,
      artifactLocation: "mlflow-artifacts:/x",
      lifecycleStage,
      createdAtMs,
      updatedAtMs: createdAtMs + id,
    });
  const rows = Object.entries(tags).map(([key, value]) => ({
    teamId: team.id,
    experimentId: id,
    key,
    value,
  }));
  if (rows.length > 0) await database().insert(experimentTags).values(rows);
}

type Search = Parameters<typeof searchExperiments>[1];

async function namesOf(search: Search): Promise<string[]> {
  return (await searchExperiments(caller, search)).experiments.map(({ name }) => name);
}

test("the newest comes first, equal times by id, Default last", async () => {
  expect(await namesOf({})).toEqual(["ab", "Abc", "a", "Default"]);
  expect(await namesOf({ view: "deleted" })).toEqual(["gone"]);
  expect(await namesOf({ view: "all" })).toHaveLength(5);
});

test("names order by byte", async () => {
  expect(await namesOf({ orderBy: ["name DESC"] })).toEqual(["ab", "a", "Default", "Abc"]);
});

test("an order without the id is settled by the higher id", async () => {
  expect(await namesOf({ orderBy: ["creation_time"] })).toEqual(["Default", "a", "Abc", "ab"]);
  expect(await namesOf({ orderBy: ["creation_time", "experiment_id ASC"] })).toEqual([
    "Default",
    "Abc",
    "a",
    "ab",
  ]);
});

test.each([
  ["name = 'ab'", ["ab"]],
  ["attribute.name LIKE 'a%'", ["ab", "a"]],
  ["name ILIKE 'A%'", ["ab", "Abc", "a"]],
  ["name != 'ab' AND name != 'Default'", ["Abc", "a"]],
  ["name IN ('a', 'gone')", ["a"]],
  ["creation_time > 1700000000020", ["ab"]],
  ["last_update_time <= 1700000000022", ["Abc", "Default"]],
  ["creation_time < '2023-11-15'", ["ab", "Abc", "a", "Default"]],
  ["tags.stage = 'prod'", ["ab"]],
  ["tag.stage != 'prod'", ["Abc"]],
  ["NOT tags.stage = 'prod'", ["Abc", "a", "Default"]],
  ["tags.stage IS NULL", ["a", "Default"]],
  ["tags.`mlflow.note` = \"it's\" OR name = 'a'", ["Abc", "a"]],
])("%s", async (filter, names) => {
  expect(await namesOf({ filter })).toEqual(names);
});

test.each([
  ["experiment_id = 1", "Invalid attribute key 'experiment_id'"],
  ["metrics.a > 1", "Invalid entity type 'metrics'. Valid values are ['attribute', 'tag']"],
  ["name > 'a'", "Invalid comparator '>'"],
])("%s is refused", async (filter, message) => {
  await expect(searchExperiments(caller, { filter })).rejects.toMatchObject({
    kind: "invalid",
    message: expect.stringContaining(message),
  });
});

test("pages follow one another and are bound to their search", async () => {
  for (const orderBy of [[], ["name"], ["last_update_time DESC"]]) {
    const whole = await namesOf({ orderBy, view: "all" });
    const paged: string[] = [];
    let pageToken: string | undefined;
    do {
      const page = await searchExperiments(caller, { orderBy, view: "all", limit: 2, pageToken });
      paged.push(...page.experiments.map(({ name }) => name));
      pageToken = page.nextPageToken;
    } while (pageToken);
    expect(paged).toEqual(whole);
  }
  const { nextPageToken } = await searchExperiments(caller, { limit: 2 });
  await expect(
    searchExperiments(caller, { limit: 2, filter: "name = 'a'", pageToken: nextPageToken }),
  ).rejects.toMatchObject({ kind: "invalid" });
});

test("tags come along, ordered by key", async () => {
  const [found] = (await searchExperiments(caller, { filter: "name = 'Abc'" })).experiments;
  expect(found).toMatchObject({
    id: 2,
    tags: [
      { key: "mlflow.note", value: "it's" },
      { key: "stage", value: "dev" },
    ],
  });
});
