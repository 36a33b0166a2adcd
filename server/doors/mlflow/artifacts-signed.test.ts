import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tokens } from "#db/schema/index.ts";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
import { withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { makeCredentials } from "#tests/laws/credentials.ts";
import { withHttpServer } from "#tests/laws/listening.ts";
import { makePartsClient, statusOf, whole } from "#tests/parts-client.ts";

withDatabase();
withStore();
const server = withHttpServer();

const makeClient = (authorization?: string) => makePartsClient(server().port, authorization);

const send = (url: string, method = "PUT") => fetch(url, { method, ...(method === "PUT" && { body: "x" }) });

async function* unmeasured(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(1);
}

test("an address of ours is good for one part of one upload by one token, one method and some hours", async () => {
  const client = await makeClient();
  const { credentials, upload_id } = await client.begin("1/r/artifacts", "x.bin", 2);
  const another = await client.begin("1/other/artifacts", "x.bin", 2);
  const foreign = await (await makeClient()).begin("1/r/artifacts", "x.bin", 2);
  const [first, second] = credentials.map(({ url }) => url);
  if (first === undefined || second === undefined) throw new Error("no addresses");
  const tampered = [
    first.replace(/\/1\?/u, "/2?"),
    first.replace(upload_id, another.upload_id),
    first.replace(/\?.*/u, new URL(String(foreign.credentials[0]?.url)).search),
    first.replace(/expires=(\d)/u, "expires=9$1"),
    first.replace(/team=/u, "team=1"),
    first.replace(/token=/u, "token=1"),
    `${first}0`,
    `${first}&token=1`,
    first.replace(/signature=.*/u, "signature="),
    first.replace(/signature=.*/u, new URL(second).search.slice(1)),
  ];
  for (const url of tampered) expect(await statusOf(send(url)), url).toBe(403);
  expect(await statusOf(send(first.replace(/&signature=.*/u, "")))).toBe(401);
  expect(await statusOf(send(first, "GET"))).toBe(401);
  const now = clock.now;
  clock.now = () => new Date(now().getTime() + 12.1 * 3_600_000);
  try {
    expect(await statusOf(send(first))).toBe(403);
  } finally {
    clock.now = now;
  }
  expect(await statusOf(send(first))).toBe(200);
});

test("an address of ours is worth nothing once its token is revoked", async () => {
  const { authorization, caller } = await makeCredentials();
  const client = await makeClient(authorization);
  await client.put("x", whole.subarray(0, 10));
  const { url } = Object(await (await client.get("presigned/x")).json());
  const { credentials } = await client.begin("a", "x.bin", 1);
  const part = String(credentials[0]?.url);
  for (const status of [statusOf(fetch(url)), statusOf(send(part))]) expect(await status).toBe(200);
  await database().update(tokens).set({ revokedAt: new Date() }).where(eq(tokens.teamId, caller.team.id));
  for (const status of [statusOf(fetch(url)), statusOf(send(part))]) expect(await status).toBe(403);
});

test("an address of ours takes a part only as it was announced", async () => {
  const client = await makeClient();
  const { credentials } = await client.begin("b", "x.bin", 1);
  const url = String(credentials[0]?.url);
  const target = url.replace(/^.*?\/api/u, "/api");
  const chunked = await server().send(target, { method: "PUT", body: unmeasured() });
  expect([chunked.status, chunked.text]).toEqual([400, expect.stringContaining("Content-Length")]);
});

test("an address of ours begins with the name the client called the server by", async () => {
  const { authorization } = await makeCredentials();
  const sent = {
    method: "POST",
    headers: { authorization, "content-type": "application/json", host: "localhost:8443" },
    body: JSON.stringify({ path: "x.bin", num_parts: 1 }),
  };
  const { json } = await server().send("/api/2.0/mlflow-artifacts/mpu/create/a", sent);
  expect(JSON.stringify(json)).toContain('"http://localhost:8443/api/2.0/mlflow-artifacts/signed/parts/');
});
