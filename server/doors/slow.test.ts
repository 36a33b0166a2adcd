import { once } from "node:events";
import type { Socket } from "node:net";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { createHttpServer } from "#server/http.ts";
import { listArtifacts } from "#server/domain/artifacts/index.ts";
import { withStore } from "#tests/artifact-store.ts";
import { withDatabase } from "#tests/database.ts";
import { makeCredentials } from "#tests/laws/credentials.ts";
import { withHttpServer } from "#tests/laws/listening.ts";

const sql = withDatabase();
const countFiles = withStore();
const server = withHttpServer();

/** More than the database has connections here, so that one held by each would leave none for others. */
const stuck = 30;
const clients = 50;

/** A request whose body stands still after its first bytes. */
async function standStill(method: string, path: string, authorization: string): Promise<Socket> {
  const socket = connect(server().port, "127.0.0.1");
  await once(socket, "connect");
  socket.on("error", () => undefined);
  socket.write(
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{"run_id": "',
  );
  return socket;
}

test("uploads and bodies that stand still hold nobody else up, and leave nothing behind when they break off", async () => {
  const { authorization, caller, cookie } = await makeCredentials();
  const paths = [
    ["PUT", "/api/2.0/mlflow-artifacts/artifacts/0/a.bin"],
    ["POST", "/api/2.0/mlflow/runs/log-batch"],
    ["POST", "/api/trpc/runs.logBatch"],
  ] as const;
  const sockets = await Promise.all(
    paths.flatMap(([method, path]) =>
      Array.from({ length: stuck }, () => standStill(method, path, authorization)),
    ),
  );
  await expect.poll(countFiles).toBe(stuck);
  expect(await countIdleTransactions()).toBe(0);

  const headers = { authorization, "content-type": "application/json" };
  const answers = await Promise.all(
    Array.from({ length: clients }, async () => {
      const body = '{"experiment_id":"0"}';
      const created = await server().send("/api/2.0/mlflow/runs/create", { method: "POST", headers, body });
      const path = `/api/teams/${caller.team.slug}/trpc/runs.count?input=%7B%22json%22%3A%7B%7D%7D`;
      const counted = await server().send(path, { headers: { cookie } });
      return [created.status, counted.status];
    }),
  );
  expect(answers).toEqual(Array.from({ length: clients }, () => [200, 200]));

  for (const socket of sockets) socket.destroy();
  await expect.poll(countFiles).toBe(0);
  expect(await listArtifacts(caller, { path: "" })).toEqual([]);
});

test("a connection on which nothing moves is cut", async () => {
  const impatient = createHttpServer(() => undefined, 50).listen(0, "127.0.0.1");
  await once(impatient, "listening");
  const address = impatient.address();
  const socket = connect(typeof address === "object" && address !== null ? address.port : 0, "127.0.0.1");
  socket.write("POST /api/2.0/mlflow/runs/create HTTP/1.1\r\nHost: localhost\r\nContent-Le");
  await once(socket.resume(), "close");
  impatient.close();
});

async function countIdleTransactions(): Promise<number> {
  const [row] = await sql()<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`;
  return row?.count ?? -1;
}
