import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import type { Sql } from "postgres";
import { freePort, startProduct } from "#tests/product.ts";
import { makePythonEnvironment } from "#tests/python.ts";
import { addressOf, startTestPostgres } from "#tests/postgres.ts";

/** A server that speaks the MLflow API, on a database of its own on the shared Postgres. */
export type Peer = {
  name: "Saigen" | "MLflow" | "FastTrackML";
  url: string;
  headers: Record<string, string>;
  sql: Sql;
  /** The process whose children are counted as well when memory is read. */
  pid: number;
  /** Where pages take a person who is signed in: makes a link that signs one in. */
  signInLink?: () => Promise<string>;
  stop: () => Promise<void>;
};

const mlflowWorkers = 4;

/** One Postgres for all, with durable commits, and each peer on it. */
export async function openServers(): Promise<{
  start: (name: Peer["name"]) => Promise<Peer>;
  stop: () => Promise<void>;
}> {
  const server = await startTestPostgres();
  const admin = postgres({ ...server.options, max: 1 });
  const folder = mkdtempSync(join(tmpdir(), "saigen-bench-"));
  return {
    start: async (name) => {
      const database = `bench_${name.toLowerCase()}`;
      await admin.unsafe(`create database ${database}`);
      const sql = postgres({ ...server.options, database, max: 2, onnotice: () => undefined });
      const started = await starters[name]((scheme) => addressOf(server.options, database, scheme), folder);
      return {
        name,
        sql,
        ...started,
        stop: async () => {
          await started.stop();
          await sql.end();
        },
      };
    },
    stop: async () => {
      await admin.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Started = Pick<Peer, "url" | "headers" | "pid" | "signInLink" | "stop">;
type Starter = (address: (scheme: string) => string, folder: string) => Promise<Started>;

const starters: Record<Peer["name"], Starter> = {
  Saigen: async (address) => {
    const product = await startProduct({ DATABASE_URL: address("postgres") });
    await product.admin("team", "create", "bench");
    const token = await product.admin(
      "token",
      "create",
      "--team",
      "bench",
      "--service",
      "bench",
      "--scope",
      "log",
    );
    await product.admin("member", "add", "bench", "bench@example.com", "--role", "member");
    const headers = { Authorization: `Bearer ${token}` };
    const signInLink = () => product.admin("sign-in-link", "bench@example.com");
    return {
      url: product.url,
      headers,
      pid: product.process.pid ?? 0,
      signInLink,
      stop: () => product.dispose(),
    };
  },
  MLflow: async (address, folder) => {
    const port = await freePort();
    return startPeer(port, "mlflow", [
      "server",
      "--host=127.0.0.1",
      `--port=${port}`,
      `--workers=${mlflowWorkers}`,
      `--backend-store-uri=${address("postgresql+psycopg2")}`,
      `--artifacts-destination=${join(folder, "mlflow")}`,
    ]);
  },
  FastTrackML: async (address, folder) => {
    const port = await freePort();
    return startPeer(port, "fml", [
      "server",
      "--log-level=error",
      `--listen-address=127.0.0.1:${port}`,
      `--database-uri=${address("postgres")}`,
      `--default-artifact-root=${join(folder, "fasttrackml")}`,
    ]);
  },
};

async function startPeer(port: number, command: string, words: string[]): Promise<Started> {
  const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
  const commands = makePythonEnvironment("bench", requirements);
  const env = {
    ...process.env,
    PATH: `${commands}:${process.env["PATH"]}`,
    MLFLOW_DISABLE_TELEMETRY: "true",
  };
  const child = spawn(join(commands, command), words, { env, stdio: "ignore", detached: true });
  await untilAnswers(`http://127.0.0.1:${port}`, child);
  return {
    url: `http://127.0.0.1:${port}`,
    headers: {},
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
      await once(child, "exit");
    },
  };
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended at start`);
    const response = await fetch(`${url}/api/2.0/mlflow/experiments/get?experiment_id=0`).catch(
      () => undefined,
    );
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${child.spawnfile} did not answer`);
}
