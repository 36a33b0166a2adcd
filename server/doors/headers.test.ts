import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { makeCredentials } from "#tests/laws/credentials.ts";
import { withHttpServer } from "#tests/laws/listening.ts";

withDatabase();
const server = withHttpServer();

const call = "/api/2.0/mlflow/experiments/get?experiment_id=0";

test.each([
  "evil.example",
  "localhost.evil.example",
  "169.254.169.254",
  "localhost@evil.example",
  "[::1",
  "a b",
])("a request for the host %j is refused at every door and page, before anything else", async (host) => {
  const { authorization } = await makeCredentials();
  for (const path of [call, "/api/trpc/teams.get", "/api/teams/a/files/b", "/", "/sign-in"]) {
    const answer = await server().send(path, { headers: { host, authorization } });
    expect({ path, ...answer }).toMatchObject({ status: 421, json: { error_code: "BAD_REQUEST" } });
  }
});

test("headers that proxies and clients invent change neither who asks, nor what is done, nor what is answered", async () => {
  const { authorization, caller } = await makeCredentials();
  const invented = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "gopher",
    "x-forwarded-for": "6.6.6.6",
    "x-forwarded-prefix": "//evil.example",
    "x-original-url": "/api/2.0/mlflow/runs/create",
    "x-rewrite-url": "/health",
    "x-http-method-override": "DELETE",
    "x-saigen-address": "6.6.6.6",
    "x-middleware-subrequest": "middleware",
    "x-mlflow-workspace": "other",
    "x-request-id": "bad id <script>",
  };
  const plain = await server().send(call, { headers: { authorization } });
  const answer = await server().send(call, { headers: { authorization, ...invented } });
  expect(plain.status).toBe(200);
  expect({ status: answer.status, json: answer.json }).toEqual({ status: 200, json: plain.json });
  expect(JSON.stringify(answer.headers)).not.toMatch(/evil|6\.6\.6\.6|script/u);
  const alone = await server().send(call, { headers: invented });
  expect(alone.status).toBe(401);
  expect(caller.role).toBe("owner");
});

test("no header comes back in an error, and every error is JSON that no browser takes for a page", async () => {
  const { authorization } = await makeCredentials();
  const script = "<script>alert(1)</script>";
  const headers = {
    authorization,
    "content-type": script,
    accept: script,
    "user-agent": script,
    referer: script,
  };
  for (const path of ["/api/2.0/mlflow/runs/create", "/api/trpc/runs.create", "/api/2.0/unknown"]) {
    const answer = await server().send(path, { method: "POST", headers, body: script });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers["content-type"]).toContain("application/json");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.text).not.toContain("<script");
  }
});

test.each([
  "Basic",
  "Bearer",
  "Bearer  ",
  "Basic !!!",
  "Basic OnVuZGVmaW5lZA==",
  "Negotiate abc",
  "Bearer sgn_zzzzzzz_0",
  "x".repeat(4_000),
])("the authorization %j is 401", async (authorization) => {
  expect((await server().send(call, { headers: { authorization } })).status).toBe(401);
});

test.each([
  ["two hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"],
  ["no host", "GET / HTTP/1.1\r\n\r\n"],
  ["an old protocol without a host", "GET / HTTP/1.0\r\n\r\n"],
  ["another host in the address", "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"],
  [
    "a length and chunks",
    `POST ${call} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x`,
  ],
  [
    "two lengths",
    `POST ${call} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n12345`,
  ],
  ["a length that is no number", `POST ${call} HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n`],
  ["a folded header", "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n c\r\nX B: c\r\n\r\n"],
  ["a NUL in a header", "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\0c\r\n\r\n"],
  ["headers of 100 kB", `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${"b".repeat(100_000)}\r\n\r\n`],
  ["an unknown method", "STEAL / HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  ["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n"],
])("%s is refused with a 4xx, and the server goes on", async (_what, request) => {
  expect(await speak(request)).toMatch(/^HTTP\/1\.1 4\d\d /u);
  expect((await server().send("/health")).status).toBe(200);
});

async function speak(request: string): Promise<string> {
  const socket = connect(server().port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(request, "latin1");
  const [first] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return first.toString("latin1");
}
