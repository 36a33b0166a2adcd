import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { callMlflow, makeRun, readRun, refusal } from "#tests/mlflow-door.ts";
import { makeTeam } from "#tests/team.ts";

withDatabase();

const team = async () => callMlflow(await makeTeam("member"));

test("runs/create answers the run as clients read it, without an end time", async () => {
  const { status, body } = await (
    await team()
  ).post("runs/create", {
    experiment_id: "0",
    user_id: "keiko",
    run_name: "n",
    start_time: 1_700_000_000_000,
    tags: [{ key: "k", value: "v" }],
  });
  expect(status).toBe(200);
  const { run } = body as { run: { info: { run_id: string } } };
  const id = run.info.run_id;
  expect(run).toEqual({
    info: {
      run_id: id,
      run_uuid: id,
      run_name: "n",
      experiment_id: "0",
      user_id: "keiko",
      status: "RUNNING",
      start_time: 1_700_000_000_000,
      artifact_uri: `mlflow-artifacts:/0/${id}/artifacts`,
      lifecycle_stage: "active",
    },
    data: {
      metrics: [],
      params: [],
      tags: [
        { key: "k", value: "v" },
        { key: "mlflow.runName", value: "n" },
      ],
    },
  });
});

test("runs/create without an experiment logs into 0", async () => {
  const client = await team();
  expect((await readRun(client, await makeRun(client))).info["experiment_id"]).toBe("0");
});

test("runs/create in an unknown experiment is 404, in an archived one 400", async () => {
  const client = await team();
  expect(await client.post("runs/create", { experiment_id: "9" })).toMatchObject({
    status: 404,
    body: { error_code: "RESOURCE_DOES_NOT_EXIST" },
  });
  await client.post("experiments/delete", { experiment_id: "0" });
  expect(await client.post("runs/create", {})).toMatchObject(
    refusal(expect.stringContaining("must be in the 'active' state")),
  );
});

test.each([
  [
    { experiment_id: 1 },
    "Invalid value 1 for parameter 'experiment_id' supplied:  Hint: Value was of type 'int'.",
  ],
  [
    { start_time: "soon" },
    `Invalid value "soon" for parameter 'start_time' supplied:  Hint: Value was of type 'str'.`,
  ],
  [
    { start_time: 1.5 },
    "Invalid value 1.5 for parameter 'start_time' supplied:  Hint: Value was of type 'float'.",
  ],
  [
    { start_time: true },
    "Invalid value true for parameter 'start_time' supplied:  Hint: Value was of type 'bool'.",
  ],
  [{ run_name: "x".repeat(251) }, "'run_name' exceeds the maximum length of 250 characters"],
  [
    { run_name: "a", tags: [{ key: "mlflow.runName", value: "b" }] },
    "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values",
  ],
])("runs/create with %j is 400", async (message, words) => {
  expect(await (await team()).post("runs/create", message)).toMatchObject(
    refusal(expect.stringContaining(words)),
  );
});

test("runs/update changes what is present and answers the run's info", async () => {
  const client = await team();
  const run_id = await makeRun(client, { run_name: "a" });
  const { status, body } = await client.post("runs/update", {
    run_id,
    status: "FINISHED",
    end_time: 5,
    run_name: "b",
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    run_info: { run_id, run_uuid: run_id, run_name: "b", status: "FINISHED", end_time: 5 },
  });
  expect((await client.post("runs/update", { run_uuid: run_id, status: 1 })).body).toMatchObject({
    run_info: { status: "RUNNING", end_time: 5 },
  });
  expect(await client.post("runs/update", { run_id, status: "DONE" })).toMatchObject(
    refusal(expect.stringContaining(`Invalid value "DONE" for parameter 'status' supplied`)),
  );
});

test("runs/delete and runs/restore can be said twice, and runs/get shows archived runs", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  for (const [call, stage] of [
    ["runs/delete", "deleted"],
    ["runs/restore", "active"],
  ] as const) {
    expect(await client.post(call, { run_id })).toMatchObject({ status: 200, body: {} });
    expect(await client.post(call, { run_id })).toMatchObject({ status: 200, body: {} });
    expect((await readRun(client, run_id)).info["lifecycle_stage"]).toBe(stage);
  }
});

test("runs/set-tag with mlflow.runName renames, runs/delete-tag removes, and an absent tag is 404", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  expect(await client.post("runs/set-tag", { run_id, key: "mlflow.runName", value: "new" })).toMatchObject({
    status: 200,
    body: {},
  });
  expect((await readRun(client, run_id)).info["run_name"]).toBe("new");
  await client.post("runs/set-tag", { run_id, key: "k" });
  expect(await client.post("runs/delete-tag", { run_id, key: "k" })).toMatchObject({ status: 200, body: {} });
  expect(await client.post("runs/delete-tag", { run_id, key: "k" })).toMatchObject({
    status: 404,
    body: { error_code: "RESOURCE_DOES_NOT_EXIST", message: `No tag with name: k in run with id ${run_id}` },
  });
  expect(await client.post("runs/set-tag", { run_id, key: "a//b", value: "v" })).toMatchObject(
    refusal(
      expect.stringContaining(
        `Invalid value "a//b" for parameter 'key' supplied: Names may be treated as files`,
      ),
    ),
  );
});

test("runs/search filters, orders and pages; no experiments find nothing", async () => {
  const client = await team();
  for (const n of [1, 2, 3]) {
    const run_id = await makeRun(client, { run_name: `r${n}` });
    await client.post("runs/log-metric", { run_id, key: "m", value: n, timestamp: 1 });
  }
  const search = {
    experiment_ids: ["0", "77", "nonsense"],
    filter: "metrics.m > 1",
    order_by: ["metrics.m DESC"],
    max_results: 1,
  };
  const first = await client.post("runs/search", search);
  expect(first.body["runs"]).toMatchObject([{ info: { run_name: "r3" } }]);
  const second = await client.post("runs/search", { ...search, page_token: first.body["next_page_token"] });
  expect(second.body["runs"]).toMatchObject([{ info: { run_name: "r2" } }]);
  expect(second.body).not.toHaveProperty("next_page_token");
  expect((await client.post("runs/search", {})).body).toEqual({ runs: [] });
});

test.each([
  [{ max_results: 50_001 }, "Invalid value 50001 for parameter 'max_results' supplied"],
  [{ max_results: 0 }, "Invalid value 0 for parameter 'max_results' supplied"],
  [{ filter: "metrics.m >" }, ""],
  [{ order_by: ["metrics.m SIDEWAYS"] }, ""],
  [{ run_view_type: 9 }, "'run_view_type'"],
  [{ page_token: "x" }, "Invalid page token"],
])("runs/search with %j is 400", async (message, words) => {
  const answer = await (await team()).post("runs/search", { experiment_ids: ["0"], ...message });
  expect(answer).toMatchObject(refusal(expect.stringContaining(words)));
});
