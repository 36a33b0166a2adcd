import { expect, test, vi } from "vitest";
import * as pool from "#server/core/database.ts";
import { withDatabase } from "#tests/database.ts";
import { callMlflow } from "#tests/mlflow-door.ts";
import { makeTeam } from "#tests/team.ts";
import { endpoints } from "./door.ts";

withDatabase();

const json = { "Content-Type": "application/json" };
const team = async () => callMlflow(await makeTeam("maintainer"));

test.each([
  ["GET", "/api/2.0/mlflow/nothing"],
  ["POST", "/api/2.0/mlflow/runs"],
  ["DELETE", "/api/2.0/mlflow/runs/get"],
  ["PATCH", "/ajax-api/2.0/mlflow/x"],
  ["PUT", "/api/3.0/mlflow/traces"],
  ["OPTIONS", "/api/2.0/mlflow/x"],
  ["POST", "/graphql"],
  ["POST", "/v1/traces"],
  ["GET", "/api/4.0/mlflow/traces"],
])("%s %s, which nobody serves, is 404 ENDPOINT_NOT_FOUND in JSON", async (method, path) => {
  const answer = await (await team()).send(method, path);
  expect(answer).toMatchObject({ status: 404, body: { error_code: "ENDPOINT_NOT_FOUND" } });
});

const calls = endpoints.flatMap(({ methods, path }) =>
  methods.map((method): [string, string] => [method, path]),
);

test.each([
  ...calls,
  ["GET", "artifacts/list"],
  ["PUT", "/api/2.0/mlflow-artifacts/artifacts/a"],
  ["GET", "nothing"],
])("%s %s without a token is 401 in JSON and says how to sign in", async (method, path) => {
  const answer = await callMlflow(undefined).send(method, path);
  expect(answer).toMatchObject({ status: 401, body: { error_code: "UNAUTHENTICATED" } });
  expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/u);
});

test.each(calls)(
  "%s %s while the database is away is 503 with Retry-After, which clients obey",
  async (method, path) => {
    const client = await team();
    const away = vi.spyOn(pool, "database").mockImplementation(refuseConnection);
    const alsoAway = vi.spyOn(pool, "rawSql").mockImplementation(refuseConnection);
    try {
      const address = path.replaceAll(/:\w+(?:\{[^}]*\})?/gu, "x");
      const body = JSON.stringify({ ...everyField, ...everyList });
      const answer =
        method === "GET"
          ? await client.get(address, everyField)
          : await client.send(method, address, { headers: json, body });
      expect(answer).toMatchObject({ status: 503 });
      expect(answer.headers.get("retry-after")).toMatch(/^\d+$/u);
      expect(JSON.stringify(answer.body)).not.toContain("10.0.0.7");
    } finally {
      away.mockRestore();
      alsoAway.mockRestore();
    }
  },
);

/** Something right for each field that any call requires. */
const everyField = {
  run_id: "0".repeat(32),
  run_ids: "0".repeat(32),
  experiment_id: "0",
  experiment_name: "Default",
  name: "n",
  new_name: "n",
  key: "k",
  value: "1",
  timestamp: "1",
  metric_key: "m",
  status: "2",
  source: "git:a",
  url: "https://ci.example.com/",
  version: "1",
  alias: "champion",
  stage: "Staging",
  archive_existing_versions: "true",
  model_json: '{"artifact_path":"a","flavors":{},"utc_time_created":"","run_id":"r"}',
};
const everyList = {
  experiment_ids: ["0"],
  models: [],
  events: [{ entity: "MODEL_VERSION", action: "CREATED" }],
};

function refuseConnection(): never {
  throw Object.assign(new Error("connect ECONNREFUSED 10.0.0.7"), { code: "ECONNREFUSED" });
}

test("version and server-info answer without a token", async () => {
  const nobody = callMlflow(undefined);
  expect((await nobody.get("/version")).body["text"]).toMatch(/^\d+\.\d+\.\d+$/u);
  for (const prefix of ["/api", "/ajax-api"]) {
    expect(await nobody.get(`${prefix}/3.0/mlflow/server-info`)).toMatchObject({
      status: 200,
      body: { store_type: "SqlStore", workspaces_enabled: false },
    });
  }
});

test.each(["/api/2.0/mlflow", "/ajax-api/2.0/mlflow", "/api/2.0/preview/mlflow"])(
  "%s serves every call",
  async (root) => {
    const client = await team();
    expect((await client.post(`${root}/runs/create`, {})).status).toBe(200);
    expect((await client.get(`${root}/experiments/get`, { experiment_id: "0" })).status).toBe(200);
  },
);

test.each([
  [{}, "Bad Request. Content-Type header is missing."],
  [{ "Content-Type": "text/plain" }, "Bad Request. Content-Type must be one of ['application/json']."],
])("a POST with headers %j is refused", async (headers, message) => {
  const answer = await (
    await team()
  ).send("POST", "runs/create", { headers, body: new Uint8Array([123, 125]) });
  expect(answer).toMatchObject({ status: 400, body: { error_code: "INVALID_PARAMETER_VALUE", message } });
});

test("a Content-Type with a charset is accepted", async () => {
  const headers = { "Content-Type": "Application/JSON; charset=utf-8" };
  expect((await (await team()).send("POST", "runs/create", { headers, body: "{}" })).status).toBe(200);
});

test.each([
  ["no body", undefined],
  ["an empty body", ""],
  ["JSON within a JSON string", JSON.stringify('{"run_name": "x"}')],
  ["camelCase names", '{"runName": "x"}'],
  ["fields nobody knows", '{"run_name": "x", "surprise": {"deep": [1]}}'],
  ["null for what is optional", '{"run_name": null, "tags": null}'],
  ["a long integer as text", '{"start_time": "1700000000000"}'],
  ["an integral float", '{"start_time": 5.0}'],
])("%s is understood", async (_, body) => {
  expect((await (await team()).send("POST", "runs/create", { headers: json, body })).status).toBe(200);
});

test.each([
  ["a broken body", '{"run_name": '],
  ["a list", "[]"],
  ["a number", "7"],
  ["null", "null"],
  ["JSON a thousand levels deep", `{"tags": ${"[".repeat(1_000)}${"]".repeat(1_000)}}`],
  ["a million open brackets", "[".repeat(1_000_000)],
  ["bytes that are not UTF-8", new Uint8Array([123, 34, 255, 34, 125])],
  ["a NUL in a name", String.raw`{"run_name": "a\u0000b"}`],
  ["half a surrogate pair in a name", String.raw`{"run_name": "a\ud800"}`],
  [
    "a tag of ten million characters",
    JSON.stringify({ tags: [{ key: "t", value: "x".repeat(10_000_000) }] }),
  ],
  ["a bare NaN for a name", '{"run_name": NaN}'],
  ["a time beyond 64 bits", '{"start_time": 99999999999999999999}'],
])("%s is a clear 400", async (_, body) => {
  const answer = await (await team()).send("POST", "runs/create", { headers: json, body });
  expect(answer).toMatchObject({ status: 400, body: { error_code: "INVALID_PARAMETER_VALUE" } });
  expect(String(answer.body["message"]).length).toBeGreaterThan(20);
  expect(String(answer.body["message"]).length).toBeLessThan(500);
});

test("a body over BODY_BYTES_MAX is refused, announced or not", async () => {
  const client = await team();
  const chunk = new Uint8Array(1_000_000).fill(32);
  const body = () => new Blob(Array.from({ length: 17 }, () => chunk));
  const announced = await client.send("POST", "runs/create", {
    headers: { ...json, "Content-Length": "17000000" },
    body: body(),
  });
  const unannounced = await client.send("POST", "runs/create", {
    headers: { ...json, "Transfer-Encoding": "chunked" },
    body: body().stream(),
    duplex: "half",
  } as RequestInit);
  for (const answer of [announced, unannounced]) {
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("larger than 16777216 bytes") },
    });
  }
});
