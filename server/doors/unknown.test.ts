import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { makeCredentials } from "#tests/laws/credentials.ts";
import { pageText, withHttpServer } from "#tests/laws/listening.ts";
import { routes } from "#tests/laws/routes.ts";

withDatabase();
const server = withHttpServer();

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"];
const unserved = [
  "/api/2.0/mlflow/nothing",
  "/api/2.0/mlflow/runs",
  "/api/2.0/mlflow/runs/get/",
  "/api/2.0/mlflow/RUNS/GET",
  "/api/2.0/mlflow/gateways/create",
  "/api/2.0/anything",
  "/api/3.0/mlflow/traces",
  "/api/3.0/mlflow/__proto__",
  "/ajax-api/2.0/mlflow/constructor",
  "/ajax-api/3.0/mlflow/unknown",
  "/ajax-api/anything/at%20all",
];

test("what nobody serves is JSON 404 ENDPOINT_NOT_FOUND by every method, as clients of newer calls expect", async () => {
  const { authorization } = await makeCredentials();
  for (const path of unserved) {
    for (const method of methods) {
      const answer = await server().send(path, { method, headers: { authorization } });
      expect({ path, method, status: answer.status }).toEqual({ path, method, status: 404 });
      if (method === "HEAD") continue;
      expect(answer.json).toMatchObject({ error_code: "ENDPOINT_NOT_FOUND", message: expect.any(String) });
    }
  }
});

test("a call by a method it does not have is not served either", async () => {
  const { authorization } = await makeCredentials();
  const calls = routes.filter(({ path }) => path.startsWith("/api/2.0/mlflow/runs/"));
  for (const { path, method } of calls) {
    const other = method === "GET" ? "POST" : "DELETE";
    const answer = await server().send(path, { method: other, headers: { authorization } });
    expect({ path, ...answer }).toMatchObject({ status: 404, json: { error_code: "ENDPOINT_NOT_FOUND" } });
  }
});

test("an unknown procedure is 404 in tRPC's own format", async () => {
  const { authorization } = await makeCredentials();
  for (const name of ["nothing.at.all", "__proto__", "runs", "runs.constructor", "runs.create.call", "%00"]) {
    const answer = await server().send(`/api/trpc/${name}`, { headers: { authorization } });
    expect({ name, ...answer }).toMatchObject({
      status: 404,
      json: { error: { json: { data: { code: "NOT_FOUND" } } } },
    });
  }
});

test.each(["GET", "POST"])("a batch of more than twenty procedures is 400 by %s", async (method) => {
  const { authorization } = await makeCredentials();
  const batch = async (calls: number) => {
    const names = Array.from({ length: calls }, () => "teams.get").join(",");
    const input = JSON.stringify(
      Object.fromEntries(Array.from({ length: calls }, (_, i) => [i, { json: {} }])),
    );
    const query = method === "GET" ? `&input=${encodeURIComponent(input)}` : "";
    const headers = { authorization, "content-type": "application/json" };
    const body = method === "POST" ? input : undefined;
    return server().send(`/api/trpc/${names}?batch=1${query}`, { method, headers, body });
  };
  expect((await batch(20)).status).toBe(200);
  const refused = await batch(21);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain("BAD_REQUEST");
});

test("what lies beside the doors' addresses is a page", async () => {
  for (const path of ["/", "/some-team/runs", "/api/teams/a/other", "/api/2.0x/mlflow", "/health/x"]) {
    expect((await server().send(path)).text).toBe(pageText);
  }
});
