import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { callMlflow, makeRun, missing, readRun, refusal } from "#tests/mlflow-door.ts";
import { makeTeam } from "#tests/team.ts";

withDatabase();

const team = async () => callMlflow(await makeTeam("member"));

test("the latest metric is the greatest by step, then time, then value", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const log = (value: unknown, timestamp: number, step?: number) =>
    client.post("runs/log-metric", { run_id, key: "loss", value, timestamp, step });
  expect(await log(3, 10, 2)).toMatchObject({ status: 200, body: {} });
  await log(9, 99, 1);
  await log(4, 10, 2);
  expect((await readRun(client, run_id)).data["metrics"]).toEqual([
    { key: "loss", value: 4, timestamp: 10, step: 2 },
  ]);
});

test.each([
  [{ value: 1, timestamp: 1 }, missing("key")],
  [{ key: "m", timestamp: 1 }, missing("value")],
  [{ key: "m", value: 1 }, missing("timestamp")],
  [
    { key: "m", value: true, timestamp: 1 },
    refusal(expect.stringMatching(/^Invalid value true for parameter 'value' supplied: {2}Hint/u)),
  ],
  [{ key: "m", value: "high", timestamp: 1 }, refusal(expect.stringContaining("'value'"))],
  [{ key: "m", value: 1, timestamp: -1 }, refusal(expect.stringContaining("'timestamp'"))],
  [{ key: "m", value: 1, timestamp: 1, step: 0.5 }, refusal(expect.stringContaining("'step'"))],
  [{ key: "a,b", value: 1, timestamp: 1 }, refusal(expect.stringContaining("Names may only contain"))],
  [
    { key: "x".repeat(251), value: 1, timestamp: 1 },
    refusal("'key' exceeds the maximum length of 250 characters"),
  ],
])("runs/log-metric with %j is 400", async (message, answer) => {
  const client = await team();
  expect(await client.post("runs/log-metric", { run_id: await makeRun(client), ...message })).toMatchObject(
    answer,
  );
});

test("runs/log-parameter takes the same value twice, refuses another, and keeps empty ones", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const log = (key: string, value?: string) => client.post("runs/log-parameter", { run_id, key, value });
  expect(await log("lr", "0.1")).toMatchObject({ status: 200, body: {} });
  expect(await log("lr", "0.1")).toMatchObject({ status: 200 });
  expect(await log("lr", "0.2")).toMatchObject(
    refusal(expect.stringContaining("Changing param values is not allowed")),
  );
  expect(await log("empty")).toMatchObject({ status: 200 });
  expect(await log("long", "x".repeat(6_001))).toMatchObject(
    refusal("'value' exceeds the maximum length of 6000 characters"),
  );
  expect((await readRun(client, run_id)).data["params"]).toEqual([
    { key: "empty", value: "" },
    { key: "lr", value: "0.1" },
  ]);
});

test("runs/log-batch keeps everything or nothing", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const metrics = [{ key: "m", value: 1, timestamp: 1, step: 1 }];
  const batch = { run_id, metrics, params: [{ key: "p", value: "1" }], tags: [{ key: "t", value: "1" }] };
  expect(await client.post("runs/log-batch", batch)).toMatchObject({ status: 200, body: {} });
  const before = await readRun(client, run_id);
  const refused = await client.post("runs/log-batch", {
    run_id,
    metrics: [{ ...metrics[0], step: 2 }],
    params: [
      { key: "q", value: "1" },
      { key: "p", value: "2" },
    ],
    tags: [{ key: "t", value: "2" }],
  });
  expect(refused).toMatchObject(refusal(expect.stringContaining("Changing param values is not allowed")));
  expect(await readRun(client, run_id)).toEqual(before);
  expect(await client.post("runs/log-batch", { run_id })).toMatchObject({ status: 200, body: {} });
  expect(await client.post("runs/log-batch", { run_id, metrics })).toMatchObject({ status: 200, body: {} });
});

const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const point = (index: number) => ({ key: `m${index}`, value: 1, timestamp: 1 });
const pair = (index: number) => ({ key: `k${index}`, value: "v" });

test.each([
  [
    { metrics: many(1_001, point) },
    "A batch logging request can contain at most 1000 metrics. Got 1001 metrics. Please split up metrics across multiple requests and try again.",
  ],
  [{ params: many(101, pair) }, "A batch logging request can contain at most 100 params. Got 101 params."],
  [{ tags: many(101, pair) }, "A batch logging request can contain at most 100 tags. Got 101 tags."],
  [
    { metrics: many(950, point), params: many(51, pair) },
    "A batch logging request can contain at most 1000 metrics, params, and tags. Got 1001 metrics, params, and tags.",
  ],
  [{ params: [pair(1), pair(1)] }, "Duplicate parameter keys have been submitted: ['k1']."],
  [{ metrics: [{ key: "m", value: 1 }] }, "Missing value for required parameter 'metrics[0].timestamp'."],
  [
    { metrics: [point(0), { key: "m,", value: 1, timestamp: 1 }] },
    `Invalid value "m," for parameter 'metrics[1].name' supplied: Names may only`,
  ],
  [
    { metrics: [{ key: "m", value: {}, timestamp: 1 }] },
    "Invalid value {} for parameter 'metrics[0].value' supplied:  Hint: Value was of type 'dict'.",
  ],
  [
    { params: [{ key: 1, value: "" }] },
    "Invalid value 1 for parameter 'params[0].key' supplied:  Hint: Value was of type 'int'.",
  ],
  [
    { params: [{ key: "x".repeat(251), value: "" }] },
    "'params[0].key' exceeds the maximum length of 250 characters",
  ],
  [
    { tags: [{ key: "t", value: 5 }] },
    "Invalid value 5 for parameter 'tags[0].value' supplied:  Hint: Value was of type 'int'.",
  ],
  [
    { tags: [{ key: "t/", value: "" }] },
    "Invalid value \"t/\" for parameter 'tags[0].key' supplied: Names may be treated as files",
  ],
  [
    { metrics: "none" },
    "Invalid value \"none\" for parameter 'metrics' supplied:  Hint: Value was of type 'str'.",
  ],
])("runs/log-batch out of bounds is 400 in the reference's words (%#)", async (batch, words) => {
  const client = await team();
  const run_id = await makeRun(client);
  expect(await client.post("runs/log-batch", { run_id, ...batch })).toMatchObject(
    refusal(expect.stringContaining(words)),
  );
  expect((await readRun(client, run_id)).data).toMatchObject({ metrics: [], params: [] });
});

test("runs/log-model lists each model in the tag that MLflow 2 reads, models added at once included", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const model = (artifact_path: string) =>
    JSON.stringify({ artifact_path, flavors: {}, utc_time_created: "2026-11-21", run_id, model_uuid: "u" });
  const answers = await Promise.all(
    ["a", "b", "c"].map((path) => client.post("runs/log-model", { run_id, model_json: model(path) })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const { tags } = (await readRun(client, run_id)).data as { tags: { key: string; value: string }[] };
  const history = JSON.parse(tags.find(({ key }) => key === "mlflow.log-model.history")?.value ?? "[]") as {
    artifact_path: string;
  }[];
  expect(history.map(({ artifact_path }) => artifact_path).toSorted()).toEqual(["a", "b", "c"]);
  for (const model_json of ["nonsense", "[]", '{"flavors": {}}']) {
    expect(await client.post("runs/log-model", { run_id, model_json })).toMatchObject({ status: 400 });
  }
});

test("what a run read and made is part of the run, once however often it is sent", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const dataset = { name: "iris", digest: "d", source_type: "local", source: "{}" };
  const inputs = {
    run_id,
    datasets: [{ dataset, tags: [{ key: "mlflow.data.context", value: "train" }] }],
    models: [{ model_id: "m-1" }],
  };
  const outputs = { run_id, models: [{ model_id: "m-2", step: 7 }] };
  for (const _ of [1, 2]) {
    expect(await client.post("runs/log-inputs", inputs)).toMatchObject({ status: 200, body: {} });
    expect(await client.post("runs/outputs", outputs)).toMatchObject({ status: 200, body: {} });
  }
  const expected = {
    inputs: { dataset_inputs: inputs.datasets, model_inputs: inputs.models },
    outputs: { model_outputs: outputs.models },
  };
  expect(await readRun(client, run_id)).toMatchObject(expected);
  const { body } = await client.post("runs/search", { experiment_ids: ["0"] });
  expect(body).toMatchObject({ runs: [expected] });
  expect(
    (await client.post("/ajax-api/2.0/mlflow/experiments/search-datasets", { experiment_ids: ["0"] })).body,
  ).toEqual({
    dataset_summaries: [{ experiment_id: "0", name: "iris", digest: "d", context: "train" }],
  });
});

test.each([
  ["runs/outputs", {}, missing("models")],
  ["runs/outputs", { models: [{ model_id: "m" }] }, missing("models[0].step")],
  ["runs/log-inputs", { datasets: [{}] }, missing("datasets[0].dataset")],
  ["runs/log-inputs", { datasets: [{ dataset: { name: "n" } }] }, missing("datasets[0].dataset.digest")],
  ["runs/log-inputs", { models: [{}] }, missing("models[0].model_id")],
])("%s with %j misses something", async (path, message, answer) => {
  const client = await team();
  expect(await client.post(path, { run_id: await makeRun(client), ...message })).toMatchObject(answer);
});

test("runs/log-batch takes metrics that are only NaN beside others", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const metrics = ["NaN", "Infinity", 1].map((value, index) => ({ key: `m${index}`, value, timestamp: 1 }));
  expect(await client.post("runs/log-batch", { run_id, metrics })).toMatchObject({ status: 200, body: {} });
  expect((await readRun(client, run_id)).data["metrics"]).toMatchObject([
    { key: "m0", value: "NaN" },
    { key: "m1", value: "Infinity" },
    { key: "m2", value: 1 },
  ]);
});
