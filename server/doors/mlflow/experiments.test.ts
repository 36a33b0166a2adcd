import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { callMlflow } from "#tests/mlflow-door.ts";
import { makeTeam, throughToken } from "#tests/team.ts";

withDatabase();

const team = async () => callMlflow(await makeTeam("member"));
const missing = (name: string) => ({
  status: 400,
  body: {
    error_code: "INVALID_PARAMETER_VALUE",
    message: `Missing value for required parameter '${name}'. See the API docs for more information about request parameters.`,
  },
});

test("experiments/create answers the new id as text", async () => {
  const client = await team();
  const message = { name: "a", tags: [{ key: "k", value: "v" }] };
  expect(await client.post("experiments/create", message)).toMatchObject({
    status: 200,
    body: { experiment_id: "1" },
  });
  const { body } = await client.get("experiments/get", { experiment_id: "1" });
  expect(body).toEqual({
    experiment: {
      experiment_id: "1",
      name: "a",
      artifact_location: "mlflow-artifacts:/1",
      lifecycle_stage: "active",
      creation_time: expect.any(Number),
      last_update_time: expect.any(Number),
      tags: [{ key: "k", value: "v" }],
    },
  });
});

test("experiments/create with a name that is taken is 400 RESOURCE_ALREADY_EXISTS", async () => {
  const client = await team();
  expect(await client.post("experiments/create", { name: "Default" })).toMatchObject({
    status: 400,
    body: { error_code: "RESOURCE_ALREADY_EXISTS", message: expect.stringContaining("already exists") },
  });
});

test.each([
  [{}, missing("name")],
  [{ name: "" }, missing("name")],
  [{ name: null }, missing("name")],
  [{ name: "a", tags: [{ value: "v" }] }, missing("tags[0].key")],
])("experiments/create with %j misses something", async (message, refusal) => {
  expect(await (await team()).post("experiments/create", message)).toMatchObject(refusal);
});

test.each([
  ['{"name": 31}', `Invalid value 31 for parameter 'name' supplied:  Hint: Value was of type 'int'.`],
  ['{"name": 9.0}', `Invalid value 9.0 for parameter 'name' supplied:  Hint: Value was of type 'float'.`],
  [
    '{"name": [1,"a"]}',
    `Invalid value [1,"a"] for parameter 'name' supplied:  Hint: Value was of type 'list'.`,
  ],
  [
    '{"name": {"a": true}}',
    `Invalid value {"a":true} for parameter 'name' supplied:  Hint: Value was of type 'dict'.`,
  ],
  ['{"name": true}', `Invalid value true for parameter 'name' supplied:  Hint: Value was of type 'bool'.`],
  [
    '{"name": "a", "tags": "b"}',
    `Invalid value "b" for parameter 'tags' supplied:  Hint: Value was of type 'str'.`,
  ],
  ['{"name": "a", "tags": [1]}', `Invalid value 1 for parameter 'tags[0]' supplied:`],
  [JSON.stringify({ name: "x".repeat(501) }), "'name' exceeds the maximum length of 500 characters"],
  [
    '{"name": "a", "tags": [{"key": "k/"}]}',
    `Invalid value "k/" for parameter 'tags[0].key' supplied: Names may be treated as files`,
  ],
])("experiments/create with %s is 400 in the reference's words", async (message, words) => {
  expect(await (await team()).post("experiments/create", message)).toMatchObject({
    status: 400,
    body: { error_code: "INVALID_PARAMETER_VALUE", message: expect.stringContaining(words) },
  });
});

test("experiments/get-by-name finds archived ones and is 404 for an unknown name, as set_experiment expects", async () => {
  const client = await team();
  await client.post("experiments/delete", { experiment_id: "0" });
  expect((await client.get("experiments/get-by-name", { experiment_name: "Default" })).body).toMatchObject({
    experiment: { experiment_id: "0", lifecycle_stage: "deleted" },
  });
  expect(await client.get("experiments/get-by-name", { experiment_name: "none" })).toMatchObject({
    status: 404,
    body: { error_code: "RESOURCE_DOES_NOT_EXIST", message: "Could not find experiment with name 'none'" },
  });
  expect(await client.get("experiments/get-by-name")).toMatchObject(missing("experiment_name"));
});

test("experiments/search pages in the order asked for, by POST and by GET", async () => {
  const client = await team();
  for (const name of ["a", "b", "c"]) await client.post("experiments/create", { name });
  const first = await client.post("experiments/search", {
    max_results: 2,
    order_by: ["name DESC"],
    view_type: "ALL",
  });
  expect(first.body["experiments"]).toMatchObject([{ name: "c" }, { name: "b" }]);
  const second = await client.get("experiments/search", {
    max_results: "2",
    order_by: "name DESC",
    view_type: "3",
    page_token: String(first.body["next_page_token"]),
  });
  expect(second.body["experiments"]).toMatchObject([{ name: "a" }, { name: "Default" }]);
  expect(second.body).not.toHaveProperty("next_page_token");
});

test("experiments/list, which clients before 2.0 call, answers the active ones", async () => {
  const client = await team();
  await client.post("experiments/create", { name: "a" });
  await client.post("experiments/delete", { experiment_id: "0" });
  const { body } = await client.get("/api/2.0/preview/mlflow/experiments/list");
  expect(body["experiments"]).toMatchObject([{ name: "a" }]);
});

test.each([
  [{ max_results: 50_001 }, "Invalid value 50001 for parameter 'max_results' supplied"],
  [{ max_results: -1 }, "Invalid value -1 for parameter 'max_results' supplied"],
  [{ filter: "nonsense" }, ""],
  [{ view_type: "SOME" }, `Invalid value "SOME" for parameter 'view_type' supplied`],
  [{ page_token: "garbage" }, "Invalid page token"],
])("experiments/search with %j is 400", async (message, words) => {
  expect(await (await team()).post("experiments/search", message)).toMatchObject({
    status: 400,
    body: { error_code: "INVALID_PARAMETER_VALUE", message: expect.stringContaining(words) },
  });
});

test("experiments/update renames; the old name is free, a taken one is 400 RESOURCE_ALREADY_EXISTS", async () => {
  const client = await team();
  await client.post("experiments/create", { name: "a" });
  expect(await client.post("experiments/update", { experiment_id: "1", new_name: "b" })).toMatchObject({
    status: 200,
    body: {},
  });
  expect(await client.post("experiments/update", { experiment_id: "1", new_name: "Default" })).toMatchObject({
    status: 400,
    body: { error_code: "RESOURCE_ALREADY_EXISTS" },
  });
  expect(await client.post("experiments/update", { experiment_id: "1" })).toMatchObject(missing("new_name"));
  expect(
    await client.post("experiments/update", { experiment_id: "1", new_name: "x".repeat(501) }),
  ).toMatchObject({
    status: 400,
    body: { message: "'new_name' exceeds the maximum length of 500 characters" },
  });
});

test("experiments/delete and experiments/restore answer {} once and 404 the second time", async () => {
  const client = await team();
  const message = { experiment_id: "0" };
  for (const call of ["experiments/delete", "experiments/restore"]) {
    expect(await client.post(call, message)).toMatchObject({ status: 200, body: {} });
    expect(await client.post(call, message)).toMatchObject({
      status: 404,
      body: { error_code: "RESOURCE_DOES_NOT_EXIST", message: "No Experiment with id=0 exists" },
    });
  }
});

test("tags of experiments are set and removed; an absent one is 404", async () => {
  const client = await team();
  const tag = { experiment_id: "0", key: "k" };
  expect(await client.post("experiments/set-experiment-tag", { ...tag, value: "v" })).toMatchObject({
    status: 200,
    body: {},
  });
  expect(await client.post("experiments/set-experiment-tag", tag)).toMatchObject({ status: 200 });
  expect((await client.get("experiments/get", tag)).body).toMatchObject({
    experiment: { tags: [{ key: "k", value: "" }] },
  });
  expect(await client.post("experiments/delete-experiment-tag", tag)).toMatchObject({
    status: 200,
    body: {},
  });
  expect(await client.post("experiments/delete-experiment-tag", tag)).toMatchObject({
    status: 404,
    body: { message: "No tag with name: k in experiment with id 0" },
  });
  expect(
    await client.post("experiments/set-experiment-tag", { ...tag, key: "x".repeat(251), value: "v" }),
  ).toMatchObject({
    status: 400,
    body: { message: "'key' exceeds the maximum length of 250 characters" },
  });
});

const calls: [method: "get" | "post", path: string, rest: Record<string, string>][] = [
  ["get", "experiments/get", {}],
  ["post", "experiments/update", { new_name: "n" }],
  ["post", "experiments/delete", {}],
  ["post", "experiments/restore", {}],
  ["post", "experiments/set-experiment-tag", { key: "k", value: "v" }],
  ["post", "experiments/delete-experiment-tag", { key: "k" }],
];

test.each(calls)("%s %s of an unknown experiment is 404", async (method, path, rest) => {
  for (const experiment_id of ["99", "99999999999"]) {
    expect(await (await team())[method](path, { experiment_id, ...rest })).toMatchObject({
      status: 404,
      body: {
        error_code: "RESOURCE_DOES_NOT_EXIST",
        message: `No Experiment with id=${experiment_id} exists`,
      },
    });
  }
});

test.each(calls)(
  "%s %s of an id that is no integer is 400, and without an id it misses one",
  async (method, path, rest) => {
    const client = await team();
    expect(await client[method](path, { experiment_id: "abc", ...rest })).toMatchObject({ status: 400 });
    expect(await client[method](path, rest)).toMatchObject(missing("experiment_id"));
  },
);

test.each([...calls.slice(1), ["post", "experiments/create", { name: "n" }] as const])(
  "%s %s with a token that only reads is 403",
  async (method, path, rest) => {
    const reader = callMlflow(throughToken(await makeTeam("owner"), "read"));
    expect(await reader[method](path, { experiment_id: "0", ...rest })).toMatchObject({
      status: 403,
      body: { error_code: "PERMISSION_DENIED" },
    });
  },
);

test.each([
  ["experiments/update", { new_name: "n" }],
  ["experiments/set-experiment-tag", { key: "k", value: "v" }],
  ["experiments/delete-experiment-tag", { key: "k" }],
])("%s of an archived experiment is 400, never a 5xx that clients retry for minutes", async (path, rest) => {
  const client = await team();
  await client.post("experiments/delete", { experiment_id: "0" });
  expect(await client.post(path, { experiment_id: "0", ...rest })).toMatchObject({
    status: 400,
    body: { error_code: "INVALID_PARAMETER_VALUE" },
  });
});
