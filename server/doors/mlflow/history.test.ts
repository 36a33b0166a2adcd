import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { callMlflow, makeRun, missing, refusal } from "#tests/mlflow-door.ts";
import { makeTeam } from "#tests/team.ts";

withDatabase();

const team = async () => callMlflow(await makeTeam("member"));

test("odd doubles and integers of 64 bits come back as they were sent", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const points = [
    ["0.1234567890123456789", "9007199254740993", "-9223372036854775808"],
    ["NaN", "9007199254740994", "-1"],
    ['"Infinity"', "9007199254740995", "0"],
    ["-Infinity", "9007199254740996", '"7"'],
    ["-0.0", "9007199254740997", "9223372036854775807"],
    ["5e-324", "9007199254740998", "1.0"],
  ];
  for (const [value, timestamp, step] of points) {
    const body = `{"run_id": "${run_id}", "key": "m", "value": ${value}, "timestamp": ${timestamp}, "step": ${step}}`;
    expect((await client.post("runs/log-metric", body)).status).toBe(200);
  }
  for (const max_results of [undefined, "25000"]) {
    const query = new URLSearchParams({ run_id, metric_key: "m", ...(max_results && { max_results }) });
    const { body } = await client.send("GET", `metrics/get-history?${query}`);
    const text = JSON.stringify(body);
    expect(text).toContain('"value":0.12345678901234568');
    expect((body["metrics"] as { value: unknown }[]).map(({ value }) => value)).toEqual([
      0.12345678901234568,
      "NaN",
      "Infinity",
      "-Infinity",
      -0,
      5e-324,
    ]);
  }
});

test("int64 beyond 2^53 leaves as a JSON number, digit by digit", async () => {
  const caller = await makeTeam("member");
  const client = callMlflow(caller);
  const run_id = await makeRun(client);
  const step = "9223372036854775807";
  const body = `{"run_id": "${run_id}", "key": "m", "value": 1, "timestamp": 9007199254740993, "step": ${step}}`;
  await client.post("runs/log-metric", body);
  const texts = await Promise.all(
    [`runs/get?run_id=${run_id}`, `metrics/get-history?run_id=${run_id}&metric_key=m`].map((path) =>
      client.sendText("GET", path),
    ),
  );
  for (const text of texts) expect(text).toContain(`"timestamp":9007199254740993,"step":${step}`);
});

test("metrics/get-history pages in the order of time, and unknown runs and metrics are {}", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const metrics = [3, 1, 2].map((n) => ({ key: "m", value: n, timestamp: n, step: n }));
  await client.post("runs/log-batch", { run_id, metrics });
  const query = { run_id, metric_key: "m", max_results: "2" };
  const first = await client.get("metrics/get-history", query);
  expect(first.body["metrics"]).toMatchObject([{ value: 1 }, { value: 2 }]);
  const page_token = String(first.body["next_page_token"]);
  const second = await client.get("metrics/get-history", { ...query, page_token });
  expect(second.body).toEqual({ metrics: [{ key: "m", value: 3, timestamp: 3, step: 3 }] });
  expect(await client.get("metrics/get-history", { ...query, metric_key: "none" })).toMatchObject({
    status: 200,
    body: {},
  });
  const unknown = { ...query, run_id: "0".repeat(32) };
  expect(await client.get("metrics/get-history", unknown)).toMatchObject({ status: 200, body: {} });
  const bad = { run_id, metric_key: "m", page_token: "garbage" };
  expect(await client.get("metrics/get-history", bad)).toMatchObject({ status: 400 });
  expect(await client.get("metrics/get-history", { ...bad, max_results: "5" })).toMatchObject({
    status: 400,
  });
  expect(await client.get("metrics/get-history", { run_id })).toMatchObject(missing("metric_key"));
  expect(await client.get("metrics/get-history", { ...query, max_results: "0" })).toMatchObject({
    status: 400,
  });
});

test.each(["get-history-bulk", "get-history-bulk-interval"])(
  "%s answers several runs by id",
  async (call) => {
    const client = await team();
    const runs = [await makeRun(client), await makeRun(client)].toSorted();
    for (const run_id of runs) {
      await client.post("runs/log-metric", { run_id, key: "m", value: 1, timestamp: 5, step: 2 });
    }
    const field = call === "get-history-bulk" ? "run_id" : "run_ids";
    const query = runs.map((run_id): [string, string] => [field, run_id]);
    expect(
      (await client.get(`/ajax-api/2.0/mlflow/metrics/${call}`, [...query, ["metric_key", "m"]])).body,
    ).toEqual({
      metrics: runs.map((run_id) => ({ key: "m", value: 1, timestamp: 5, step: 2, run_id })),
    });
  },
);

test("get-history-bulk-interval keeps to its steps", async () => {
  const client = await team();
  const run_id = await makeRun(client);
  const metrics = [1, 2, 3, 4].map((step) => ({ key: "m", value: step, timestamp: step, step }));
  await client.post("runs/log-batch", { run_id, metrics });
  const query = { run_ids: run_id, metric_key: "m", start_step: "2", end_step: "3" };
  const { body } = await client.get("metrics/get-history-bulk-interval", query);
  expect(body["metrics"]).toMatchObject([{ step: 2 }, { step: 3 }]);
});

test.each([
  ["get-history-bulk?metric_key=m", "GetMetricHistoryBulk request must specify at least one run_id."],
  ["get-history-bulk?run_id=a", "GetMetricHistoryBulk request must specify a metric_key."],
  [
    `get-history-bulk?metric_key=m${"&run_id=a".repeat(101)}`,
    "GetMetricHistoryBulk request cannot specify more than 100 run_ids.",
  ],
  [
    "get-history-bulk?metric_key=m&run_id=a&max_results=25001",
    "Invalid value 25001 for parameter 'max_results'",
  ],
  ["get-history-bulk-interval?metric_key=m", "Missing value for required parameter 'run_ids'."],
  ["get-history-bulk-interval?run_ids=a", "Missing value for required parameter 'metric_key'."],
  [
    "get-history-bulk-interval?run_ids=a&metric_key=m&start_step=1",
    "If either start step or end step are specified, both must be specified.",
  ],
  [
    "get-history-bulk-interval?run_ids=a&metric_key=m&start_step=2&end_step=1",
    "end_step must be greater than start_step.",
  ],
  [
    "get-history-bulk-interval?run_ids=a&metric_key=m&max_results=2501",
    "Invalid value 2501 for parameter 'max_results'",
  ],
])("metrics/%s is 400", async (path, words) => {
  expect(await (await team()).send("GET", `metrics/${path}`)).toMatchObject(
    refusal(expect.stringContaining(words)),
  );
});

test("a run reads the same alone and as search finds it, odd numbers included", async () => {
  const client = await team();
  const run_id = await makeRun(client, {
    tags: [
      { key: "B", value: "1" },
      { key: "a", value: 'ü\n"' },
      { key: "_", value: "" },
    ],
  });
  const values = [
    "NaN",
    "Infinity",
    "-Infinity",
    "-0.0",
    "5e-324",
    "0.1",
    "1.7976931348623157e308",
    "123456789012345680",
  ];
  const metrics = values.map(
    (value, index) =>
      `{"key": "m${index}", "value": "${value}", "timestamp": 9007199254740993, "step": -9223372036854775808}`,
  );
  await client.post("runs/log-batch", `{"run_id": "${run_id}", "metrics": [${metrics.join(",")}]}`);
  await client.post("runs/log-batch", {
    run_id,
    params: ["z", "Z", "é", "1"].map((key) => ({ key, value: key })),
  });
  const alone = await client.sendText("GET", `runs/get?run_id=${run_id}`);
  const { body } = await client.post("runs/search", { experiment_ids: ["0"] });
  expect(body["runs"]).toEqual([(JSON.parse(alone) as { run: unknown }).run]);
  expect(alone).toContain('"value":-0.0,"timestamp":9007199254740993,"step":-9223372036854775808');
});
