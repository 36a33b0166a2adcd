import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseSettings } from "../core/env.ts";
import { connectBeside } from "./beside.ts";
import { type OpenedPostgres, openPostgres } from "./open.ts";
import { findPostmaster } from "./postmaster.ts";
import { locate } from "./places.ts";

let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), "saigen test "))), "a b", "data");
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  const running = findPostmaster(await locate(dataDir));
  if (running) process.kill(running.pid, "SIGQUIT");
  while (findPostmaster(await locate(dataDir))) await soon();
  rmSync(path.dirname(path.dirname(dataDir)), { recursive: true, force: true });
});

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
const settings = () => parseSettings({ DATA_DIR: dataDir, PUBLIC_URL: "http://first.example" });

async function killPostmaster(): Promise<number> {
  const running = findPostmaster(await locate(dataDir));
  if (!running) throw new Error("no server runs");
  process.kill(running.pid, "SIGKILL");
  return running.pid;
}
const postmasterPid = async () => findPostmaster(await locate(dataDir))?.pid;

async function query<Row>(opened: OpenedPostgres, text: string): Promise<Row[]> {
  const sql = postgres({ ...opened.options, max: 1 });
  return await sql.unsafe<Row[] & postgres.Row[]>(text).finally(() => sql.end());
}

/** Starts another process on the folder; answers what it has to say. */
async function startApp(): Promise<{ app: ChildProcess; said: { opened?: boolean; refused?: string } }> {
  const env = { ...process.env, DATA_DIR: dataDir, PUBLIC_URL: "http://first.example", LOG_LEVEL: "silent" };
  const app = fork(path.join(import.meta.dirname, "holder.fixture.ts"), {
    env,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  children.push(app);
  const [said] = await once(app, "message");
  return { app, said };
}

async function end(app: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(app, "exit");
  app.kill(signal);
  await exit;
}

describe("the embedded Postgres", () => {
  it("keeps what was written over a clean restart, and only its user can reach it", async () => {
    const first = await openPostgres(settings());
    await query(first, "create table notes as select 'kept' as note");
    const [listening] = await query<{ addresses: string }>(
      first,
      "select current_setting('listen_addresses') as addresses",
    );
    const guess = { ...first, options: { ...first.options, password: "guess" } };
    await expect(query(guess, "select 1")).rejects.toMatchObject({ code: "28P01" });
    const socketFolder = path.dirname(first.options.path ?? "");
    await first.stop();

    expect(listening?.addresses).toBe("");
    for (const file of ["postgres", "postgres/password", "postgres/log"]) {
      expect(statSync(path.join(dataDir, file)).mode & 0o077, file).toBe(0);
    }
    expect(() => statSync(socketFolder)).toThrow("ENOENT");

    const second = await openPostgres(settings());
    expect(await query(second, "select note from notes")).toEqual([{ note: "kept" }]);
    await second.stop();
    expect(await postmasterPid()).toBeUndefined();
  });

  it("tells a second start on the folder who is there, and the first goes on", async () => {
    const { app } = await startApp();
    const pid = await postmasterPid();
    const second = await startApp();
    expect(second.said.refused).toContain(`(pid ${app.pid}, http://first.example)`);
    if (second.app.exitCode === null) await once(second.app, "exit");
    expect(second.app.exitCode).toBe(1);
    expect(await postmasterPid()).toBe(pid);
    await end(app, "SIGTERM");
    expect(await postmasterPid()).toBeUndefined();
  });

  it("is taken over after kill -9 of the app, and started again after kill -9 of itself", async () => {
    const { app } = await startApp();
    const orphan = await postmasterPid();
    await end(app, "SIGKILL");
    expect(await postmasterPid()).toBe(orphan);

    const heir = await openPostgres(settings());
    expect(await postmasterPid()).toBe(orphan);
    const readNotes = () => pool`select note from notes`.catch(() => []);
    const isBack = (before: number | undefined) =>
      expect
        .poll(async () => ![undefined, before].includes(await postmasterPid()) && (await readNotes()), {
          timeout: 20_000,
        })
        .toEqual([{ note: "acknowledged" }]);
    const pool = postgres({ ...heir.options, max: 4, fetch_types: false, onnotice: () => {} });
    await pool`create table notes as select 'acknowledged' as note`;

    expect(await killPostmaster()).toBe(orphan);
    await isBack(orphan);
    await isBack(await killPostmaster());
    await pool.end();
    await heir.stop();
    expect(await postmasterPid()).toBeUndefined();
  });

  it("comes up once when two first starts race", async () => {
    const starts = await Promise.all([startApp(), startApp()]);
    const winners = starts.filter(({ said }) => said.opened);
    expect(winners).toHaveLength(1);
    expect(starts.find(({ said }) => said.refused)?.said.refused).toContain("already runs");
    for (const { app } of winners) await end(app, "SIGTERM");
  });

  it("does not mind what an interrupted first start left", async () => {
    const places = await locate(dataDir);
    const draft = path.join(places.root, "creating-999999999");
    mkdirSync(draft, { recursive: true });
    writeFileSync(path.join(draft, "PG_VERSION"), "18");
    const opened = await openPostgres(settings());
    expect(() => statSync(draft)).toThrow("ENOENT");
    await opened.stop();
  });

  it("starts when the process id it had is somebody else's now", async () => {
    await (await openPostgres(settings())).stop();
    const places = await locate(dataDir);
    const lines = [process.pid, places.cluster, 1, 5432, "/nowhere", "", "", "ready"];
    writeFileSync(path.join(places.cluster, "postmaster.pid"), lines.join("\n"), { mode: 0o644 });
    const opened = await openPostgres(settings());
    expect(await query(opened, "select 1 as one")).toEqual([{ one: 1 }]);
    await opened.stop();
  });
});

describe("a command beside the app", () => {
  it("uses the running server and leaves it running", async () => {
    const { app } = await startApp();
    const beside = await connectBeside(settings());
    expect(await query(beside, "select 1 as one")).toEqual([{ one: 1 }]);
    await beside.stop();
    expect(await postmasterPid()).toBeDefined();
    await end(app, "SIGTERM");
  });

  it("starts a server when there is none, and stops it again", async () => {
    const beside = await connectBeside(settings());
    expect(await query(beside, "select 1 as one")).toEqual([{ one: 1 }]);
    await beside.stop();
    expect(await postmasterPid()).toBeUndefined();
  });

  it("leaves its server to an app that started meanwhile", async () => {
    const beside = await connectBeside(settings());
    const app = await openPostgres(settings());
    await beside.stop();
    expect(await query(app, "select 1 as one")).toEqual([{ one: 1 }]);
    await app.stop();
  });
});
