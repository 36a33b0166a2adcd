import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { callMlflow, makeRun, missing, readRun, refusal } from "#tests/mlflow-door.ts";
import { makeTeam, throughToken } from "#tests/team.ts";

withDatabase();

const team = async () => callMlflow(await makeTeam("member"));

const writes: [path: string, rest: object][] = [
  ["runs/update", {}],
  ["runs/log-metric", { key: "m", value: 1, timestamp: 1 }],
  ["runs/log-parameter", { key: "p", value: "1" }],
  ["runs/set-tag", { key: "t", value: "1" }],
  ["runs/delete-tag", { key: "t" }],
  ["runs/log-batch", { params: [{ key: "p", value: "1" }] }],
  ["runs/log-batch", { metrics: [{ key: "m", value: 1, timestamp: 1 }] }],
  ["runs/log-model", { model_json: '{"artifact_path":"a","flavors":{},"utc_time_created":"","run_id":"r"}' }],
  ["runs/log-inputs", { models: [{ model_id: "m" }] }],
  ["runs/outputs", { models: [{ model_id: "m", step: 1 }] }],
];
const stages: [path: string, rest: object][] = [
  ["runs/delete", {}],
  ["runs/restore", {}],
];

test.each([...writes, ...stages])("%s %j without a run's id misses it", async (path, rest) => {
  expect(await (await team()).post(path, rest)).toMatchObject(missing("run_id"));
});

test.each([...writes, ...stages])(
  "%s %j of an unknown run is 404 in the words Optuna reads",
  async (path, rest) => {
    const client = await team();
    for (const run_id of ["0".repeat(32), "fake_run_id"]) {
      expect(await client.post(path, { run_id, ...rest })).toMatchObject({
        status: 404,
        body: { error_code: "RESOURCE_DOES_NOT_EXIST", message: `Run with id=${run_id} not found` },
      });
    }
  },
);

test.each([...writes, ...stages])("%s %j of another team's run is 404", async (path, rest) => {
  const [ours, theirs] = [await team(), await team()];
  const run_id = await makeRun(ours);
  const before = await readRun(ours, run_id);
  expect(await theirs.post(path, { run_id, ...rest })).toMatchObject({ status: 404 });
  expect(await readRun(ours, run_id)).toEqual(before);
});

test.each(writes)("%s %j of an archived run is 400", async (path, rest) => {
  const client = await team();
  const run_id = await makeRun(client);
  await client.post("runs/delete", { run_id });
  expect(await client.post(path, { run_id, ...rest })).toMatchObject(
    refusal(`The run ${run_id} must be in the 'active' state. Current state is deleted.`),
  );
});

test.each([...writes, ...stages, ["runs/create", {}] as const])(
  "%s %j with a token that only reads is 403",
  async (path, rest) => {
    const owner = await makeTeam("owner");
    const run_id = await makeRun(callMlflow(owner));
    expect(await callMlflow(throughToken(owner, "read")).post(path, { run_id, ...rest })).toMatchObject({
      status: 403,
      body: { error_code: "PERMISSION_DENIED" },
    });
  },
);

test("runs/get of an unknown run is 404, and without an id misses it", async () => {
  const client = await team();
  expect(await client.get("runs/get", { run_id: "1".repeat(32) })).toMatchObject({ status: 404 });
  expect(await client.get("runs/get")).toMatchObject(missing("run_id"));
  expect((await client.get("runs/get", { run_uuid: await makeRun(client) })).status).toBe(200);
});

test("a run's id with odd characters is 400", async () => {
  expect(await (await team()).get("runs/get", { run_id: "../../etc" })).toMatchObject({ status: 400 });
});

test("logged-models/search finds none, as clients ask before they list or download files", async () => {
  const client = await team();
  const message = { experiment_ids: ["0"], filter_string: "name = 'model'" };
  expect(await client.post("logged-models/search", message)).toMatchObject({
    status: 200,
    body: { models: [] },
  });
  expect(await client.post("logged-models/search", {})).toMatchObject(missing("experiment_ids"));
});

test.each([
  ["runs/delete-tag", { key: "a\0" }],
  ["runs/set-tag", { key: "a", value: "\0" }],
  ["runs/log-parameter", { key: "a", value: "\ud800" }],
  ["runs/log-metric", { key: "a\0", value: 1, timestamp: 1 }],
  ["runs/update", { run_name: "\0" }],
  ["experiments/delete-experiment-tag", { experiment_id: "0", key: "a\0" }],
  ["experiments/create", { name: "\0" }],
  ["runs/search", { filter: "tags.a = '\0'" }],
  ["runs/log-inputs", { models: [{ model_id: "\0" }] }],
])("%s %j, which the database could not hold, is 400", async (path, message) => {
  const client = await team();
  expect(await client.post(path, { run_id: await makeRun(client), ...message })).toMatchObject({
    status: 400,
  });
});
