import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool, usePool } from "#server/core/database.ts";
import { parseSettings } from "#server/core/env.ts";
import { migrateDatabase } from "#server/core/migrate.ts";
import { tolerateLostConnection } from "#server/core/outlive-database.ts";
import type { OpenedPostgres } from "#server/postgres/open.ts";
import { openPostgres } from "#server/postgres/open.ts";
import { withStore } from "#tests/artifact-store.ts";
import type { Credentials } from "#tests/laws/credentials.ts";
import { makeCredentials } from "#tests/laws/credentials.ts";
import { pageText, withHttpServer } from "#tests/laws/listening.ts";

withStore();
const server = withHttpServer();

let dataDir = "";
let postgres: OpenedPostgres;
let pool: Sql;

const open = () => openPostgres(parseSettings({ DATA_DIR: dataDir }));

beforeAll(async () => {
  process.on("unhandledRejection", tolerateLostConnection);
  dataDir = await mkdtemp(join(tmpdir(), "saigen away "));
  postgres = await open();
  pool = openPool(postgres.options, 4);
  usePool(pool);
  await migrateDatabase(pool);
});

afterAll(async () => {
  await pool.end({ timeout: 5 });
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
  process.off("unhandledRejection", tolerateLostConnection);
});

test("while Postgres is away machines and people are told when to come back, and it all works again without a restart", async () => {
  const credentials = await makeCredentials();
  expect(await ask(credentials)).toEqual(allAnswer(200));

  await postgres.stop();
  expect((await server().send("/ready")).status).toBe(503);
  expect((await server().send("/health")).status).toBe(200);
  expect((await server().send("/_next/static/a.js")).text).toBe(pageText);
  for (let round = 0; round < 3; round += 1) expect(await ask(credentials)).toEqual(allAnswer(503));

  postgres = await open();
  await expect.poll(() => ask(credentials), { timeout: 20_000 }).toEqual(allAnswer(200));
}, 60_000);

/** A call of every kind at every door, as name and status; a 503 counts only with a number of seconds to wait. */
async function ask({ authorization, cookie, caller }: Credentials): Promise<Record<string, number>> {
  const { port, send } = server();
  const machine = { authorization, "content-type": "application/json" };
  const person = { cookie, origin: `http://127.0.0.1:${port}`, "content-type": "application/json" };
  const team = `/api/teams/${caller.team.slug}`;
  const input = "?input=%7B%22json%22%3A%7B%7D%7D";
  const answers = {
    read: await send("/api/2.0/mlflow/experiments/get?experiment_id=0", { headers: machine }),
    create: await send("/api/2.0/mlflow/runs/create", { method: "POST", headers: machine, body: "{}" }),
    query: await send(`/api/trpc/runs.count${input}`, { headers: machine }),
    mutation: await send("/api/trpc/runs.create", { method: "POST", headers: machine, body: '{"json":{}}' }),
    person: await send(`${team}/trpc/runs.count${input}`, { headers: person }),
    upload: await send("/api/2.0/mlflow-artifacts/artifacts/0/a.txt", {
      method: "PUT",
      headers: machine,
      body: "a",
    }),
    download: await send(`${team}/files/0/a.txt`, { headers: person }),
    page: await send("/", { headers: { cookie } }),
  };
  return Object.fromEntries(
    Object.entries(answers).map(([name, { status, headers, text }]) => {
      const isRefused =
        status !== 503 || (/^\d+$/u.test(headers["retry-after"] ?? "") && /Try (?:again|now)/u.test(text));
      return [name, isRefused ? status : -status];
    }),
  );
}

const allAnswer = (status: number) => ({
  read: status,
  create: status,
  query: status,
  mutation: status,
  person: status,
  upload: status,
  download: status,
  page: status,
});
