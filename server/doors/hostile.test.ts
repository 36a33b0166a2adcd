import { expect, test } from "vitest";
import { withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import type { Credentials } from "#tests/laws/credentials.ts";
import { makeCredentials } from "#tests/laws/credentials.ts";
import type { Answer, Sent } from "#tests/laws/listening.ts";
import { withHttpServer } from "#tests/laws/listening.ts";
import { procedures, routes } from "#tests/laws/routes.ts";

withDatabase();
withStore();
const server = withHttpServer();

/** What only the inside knows: stacks, statements, addresses of files. */
const inside =
  /node_modules|\bat \S+ \(|\.ts:\d+|PostgresError|Failed query|\binsert into\b|\bselect .* from\b|\/work\/|\/home\/|\/tmp\//iu;

const mlflowShape = { error_code: expect.any(String), message: expect.any(String) };
/** Its own refusals are `{ error }`; an address that leads out of every door is refused by none of them. */
const filesShape = {};
const failed = { error: { json: { message: expect.any(String) } } };

/** One way into each door that takes a body. */
const doors = (credentials: Credentials) => [
  {
    door: "mlflow",
    path: "/api/2.0/mlflow/runs/log-batch",
    headers: { authorization: credentials.authorization },
    shape: mlflowShape,
  },
  {
    door: "trpc for machines",
    path: "/api/trpc/runs.logBatch",
    headers: { authorization: credentials.authorization },
    shape: failed,
  },
  {
    door: "trpc for people",
    path: `/api/teams/${credentials.caller.team.slug}/trpc/runs.logBatch`,
    headers: { cookie: credentials.cookie, origin: `http://127.0.0.1:${server().port}` },
    shape: failed,
  },
];

const run = "0".repeat(32);

/** A tag for either door: one reads `run_id`, the other what is in `json`. */
const tagOf = (value: string) => {
  const tags = [{ key: "note", value }];
  return JSON.stringify({ run_id: run, tags, json: { runId: run, tags } });
};

const polluting =
  '{"__proto__":{"role":"owner"},"constructor":{"prototype":{"role":"owner"}},"toString":1,"hasOwnProperty":2}';

const hostileMeta = JSON.stringify({
  json: { runId: ["a"], tags: "2020" },
  meta: {
    values: {
      runId: [["class", "Secret"]],
      tags: ["Date"],
      "__proto__.role": ["undefined"],
      x: [["custom", "y"]],
    },
    referentialEqualities: { tags: ["__proto__.role", "constructor.prototype.role"] },
    v: 1,
  },
});

const deep = (levels: number) => `${'{"a":['.repeat(levels)}${"]}".repeat(levels)}`;

const bodies: readonly (readonly [what: string, body: string | Uint8Array])[] = [
  ["nothing", ""],
  ["half of an object", '{"json":'],
  ["no JSON", "run_id=1&metrics=2"],
  ["XML", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"],
  ["a number", "7"],
  ["null", "null"],
  ["a list", "[[[]]]"],
  ["bytes that are not UTF-8", new Uint8Array([123, 34, 255, 254, 34, 58, 49, 125])],
  ["a byte order mark", "\ufeff{}"],
  ["NUL bytes", "{\0}"],
  ["ten thousand levels", deep(10_000)],
  ["ten thousand levels where an input is expected", `{"json":${deep(10_000)},"run_id":${deep(10_000)}}`],
  ["a million brackets", "[".repeat(1_000_000)],
  [
    "a hundred thousand items",
    JSON.stringify({
      json: { runId: "a", metrics: Array.from({ length: 100_000 }, () => ({})) },
      run_id: "a",
    }),
  ],
  ["a tag of ten megabytes", tagOf("x".repeat(10_000_000))],
  ["half of a surrogate pair", tagOf("\ud800")],
  ["a NUL in a tag", tagOf("a\0b")],
  ["keys of every prototype", polluting],
  ["hostile directions for the transformer", hostileMeta],
];

test.each(bodies)("%s is a clear 4xx at every door, and the next request works", async (_what, body) => {
  const credentials = await makeCredentials();
  for (const { path, headers, shape } of doors(credentials)) {
    const answer = await post(path, { headers, body });
    expectRefusal(path, answer, shape);
    expect(Object.keys(Object.prototype)).toEqual([]);
  }
  await expectAlive(credentials);
});

test("a body over the published size is a clear 4xx at every door, announced or not", async () => {
  const credentials = await makeCredentials();
  for (const { path, headers, shape } of doors(credentials)) {
    for (const body of [Buffer.alloc(17_000_000, " "), chunks(17)]) {
      const answer = await post(path, { headers, body });
      expectRefusal(path, answer, shape);
      expect(answer.text).toContain("16777216 bytes");
    }
  }
  await expectAlive(credentials);
});

const paths = [
  "../../../etc/passwd",
  "..%2f..%2f..%2fetc/passwd",
  "%2e%2e/%2e%2e/secret",
  "%252e%252e%252fsecret",
  "a/../../b",
  "..\\..\\windows",
  "%5c..%5c..%5cwindows",
  "/etc/passwd",
  "//evil.example/a",
  "file:///etc/passwd",
  "a%00.txt",
  "%",
  "%ff%fe",
  "%ed%a0%80",
  "a;b=c",
  "%3f%23",
  "x".repeat(8_000),
  "a/".repeat(2_000),
];

test("a hostile path is a clear 4xx at every route that takes one, by every method", async () => {
  const credentials = await makeCredentials();
  const { authorization, caller } = credentials;
  const roots = [
    ["/api/2.0/mlflow-artifacts/artifacts/", mlflowShape],
    ["/get-artifact?run_id=a&path=", mlflowShape],
    ["/api/2.0/mlflow/artifacts/list?run_id=a&path=", mlflowShape],
    ["/api/2.0/mlflow-artifacts/artifacts?path=", undefined],
    [`/api/teams/${caller.team.slug}/files/`, filesShape],
  ] as const;
  for (const [root, shape] of roots) {
    for (const path of paths) {
      const answer = await server().send(root + path, { headers: { authorization } });
      // A listing of what is not there is empty, whatever it was called.
      if (shape === undefined && answer.status === 200) expect(answer.json).toEqual({});
      else expectRefusal(root + path, answer, shape ?? mlflowShape);
    }
  }
  await expectAlive(credentials);
});

test("ids of all kinds are clear 4xx on every call that takes one", async () => {
  const credentials = await makeCredentials();
  const { authorization } = credentials;
  const ids = [
    "0".repeat(32),
    "A".repeat(32),
    "%00",
    "../x",
    "9".repeat(40),
    "-1",
    "1e3",
    "0x1",
    "%ED%A0%80",
    "__proto__",
  ];
  const calls = routes.filter(
    ({ method, path }) => method === "GET" && /^\/api\/2\.0\/mlflow\/(?:runs|experiments)\/get/u.test(path),
  );
  expect(calls.length).toBe(3);
  for (const { path } of calls) {
    for (const id of ids) {
      const answer = await server().send(
        `${path}?run_id=${id}&experiment_id=${id}&experiment_name=${id}&metric_key=${id}&run_ids=${id}`,
        { headers: { authorization } },
      );
      expectRefusal(path, answer, mlflowShape);
    }
  }
});

test("every procedure refuses a hostile input in tRPC's own format", async () => {
  const credentials = await makeCredentials();
  const { authorization } = credentials;
  const inputs = [
    "7",
    "null",
    '"x"',
    "[]",
    '{"json":7}',
    '{"json":[[]]}',
    `{"json":${polluting}}`,
    "{",
    hostileMeta,
  ];
  for (const { name, type } of procedures.filter((one) => one.type !== "subscription")) {
    for (const input of inputs) {
      const headers = { authorization, "content-type": "application/json" };
      const answer =
        type === "mutation"
          ? await server().send(`/api/trpc/${name}`, { method: "POST", headers, body: input })
          : await server().send(`/api/trpc/${name}?input=${encodeURIComponent(input)}`, { headers });
      expectRefusal(`${name} ${input}`, answer, failed);
    }
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  await expectAlive(credentials);
});

function post(path: string, { headers, body }: Sent): Promise<Answer> {
  return server().send(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

/** The request stands in what is compared, so that a failure names it. */
function expectRefusal(request: string, answer: Answer, shape: object): void {
  const { status, text, json } = answer;
  const asked = request.slice(0, 200);
  expect({ asked, status, json }).toMatchObject({ asked, json: shape });
  expect({ asked, isRefused: status >= 400 && status < 500 }).toEqual({ asked, isRefused: true });
  expect(text).not.toMatch(inside);
  expect(text.length).toBeLessThan(4_000);
}

async function expectAlive({ authorization }: Credentials): Promise<void> {
  const body = '{"run_name":"after"}';
  expect((await post("/api/2.0/mlflow/runs/create", { headers: { authorization }, body })).status).toBe(200);
  expect(
    (
      await server().send("/api/trpc/teams.get?input=%7B%22json%22%3A%7B%7D%7D", {
        headers: { authorization },
      })
    ).status,
  ).toBe(200);
}

async function* chunks(count: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < count; sent += 1) yield Buffer.alloc(1_000_000, " ");
}
