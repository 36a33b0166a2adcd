import { expect, test } from "vitest";
import { withDatabase } from "#tests/database.ts";
import { makeCredentials } from "#tests/laws/credentials.ts";
import { withHttpServer } from "#tests/laws/listening.ts";
import { procedures, routes } from "#tests/laws/routes.ts";

withDatabase();
const server = withHttpServer();

/** What is answered to everybody, because it is asked before there are credentials, and says nothing of any team. */
const open = [
  "GET /health",
  "GET /ready",
  "GET /metrics",
  "GET /version",
  "GET /api/frame",
  "GET /api/frame/pdf",
  "GET /api/frame/pdf.mjs",
  "GET /api/frame/worker.mjs",
  "GET /api/3.0/mlflow/server-info",
  "GET /ajax-api/3.0/mlflow/server-info",
];

const formats = [
  { of: "/api/trpc/", shape: { error: { json: { data: { code: "UNAUTHORIZED", httpStatus: 401 } } } } },
  { of: "/api/teams/some-team/trpc/", shape: { error: { json: { data: { code: "UNAUTHORIZED" } } } } },
  { of: "/api/teams/some-team/files/", shape: { error: expect.stringContaining("Sign in") } },
  { of: "/", shape: { error_code: "UNAUTHENTICATED", message: expect.stringContaining("token") } },
];

const formatOf = (path: string) => formats.find(({ of }) => path.startsWith(of))?.shape;
const ours = (port: number) => ({ origin: `http://127.0.0.1:${port}` });

test("the routers were read", () => {
  expect(routes.length).toBeGreaterThan(100);
  expect(procedures.length).toBeGreaterThan(40);
  expect(open.filter((route) => !routes.some(({ method, path }) => `${method} ${path}` === route))).toEqual(
    [],
  );
});

test("every route without credentials is 401 in its door's own format, except those that are open", async () => {
  const { port, send } = server();
  for (const { method, path } of routes) {
    const answer = await send(path, { method, headers: ours(port) });
    if (open.includes(`${method} ${path}`)) expect([200, 503], path).toContain(answer.status);
    else expect({ path, ...answer }).toMatchObject({ path, status: 401, json: formatOf(path) });
  }
});

test("every procedure without credentials is 401, by token and by session", async () => {
  const { port, send } = server();
  for (const { name, type } of procedures) {
    const method = type === "mutation" ? "POST" : "GET";
    for (const door of ["/api/trpc", "/api/teams/some-team/trpc"]) {
      const answer = await send(`${door}/${name}`, { method, headers: ours(port) });
      expect({ name, ...answer }).toMatchObject({ name, status: 401, json: formatOf(`${door}/`) });
    }
  }
});

test("a session opens no machine's door, and a token no person's", async () => {
  const { port, send } = server();
  const { cookie, authorization, caller } = await makeCredentials();
  const team = caller.team.slug;
  for (const path of ["/api/2.0/mlflow/runs/get", "/api/trpc/teams.get"]) {
    expect((await send(path, { headers: { cookie, ...ours(port) } })).status).toBe(401);
  }
  expect((await send(`/api/teams/${team}/trpc/teams.get`, { headers: { authorization } })).status).toBe(401);
});

test("every procedure of another team is not found by session", async () => {
  const { port, send } = server();
  const [mine, theirs] = [await makeCredentials(), await makeCredentials()];
  for (const { name, type } of procedures) {
    const answer = await send(`/api/teams/${theirs.caller.team.slug}/trpc/${name}`, {
      method: type === "mutation" ? "POST" : "GET",
      headers: { cookie: mine.cookie, ...ours(port) },
    });
    expect({ name, ...answer }).toMatchObject({ name, status: 404 });
  }
});

const contentTypes = [
  "application/json",
  "application/x-www-form-urlencoded",
  "text/plain",
  "multipart/form-data",
];
const foreign = ["https://evil.example", "http://localhost:1", "null", undefined];

test("every change that another site's page sends with a session's cookie is 403, whatever it calls its body", async () => {
  const { send } = server();
  const { cookie, caller } = await makeCredentials();
  const changes = procedures.filter(({ type }) => type === "mutation");
  for (const [index, { name }] of changes.entries()) {
    for (const origin of foreign) {
      const type = contentTypes[index % contentTypes.length];
      const headers = { cookie, "content-type": type, ...(origin === undefined ? {} : { origin }) };
      const path = `/api/teams/${caller.team.slug}/trpc/${name}`;
      const answer = await send(path, { method: "POST", headers, body: '{"json":{}}' });
      expect({ name, origin, status: answer.status }).toEqual({ name, origin, status: 403 });
    }
  }
});

test("no change is made by GET, so that no link or picture makes one", async () => {
  const { send } = server();
  const { cookie, authorization, caller } = await makeCredentials();
  for (const { name } of procedures.filter(({ type }) => type === "mutation")) {
    const byPerson = await send(`/api/teams/${caller.team.slug}/trpc/${name}`, { headers: { cookie } });
    const byMachine = await send(`/api/trpc/${name}`, { headers: { authorization } });
    expect({ name, statuses: [byPerson.status, byMachine.status] }).toEqual({ name, statuses: [405, 405] });
  }
});
