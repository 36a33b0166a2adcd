import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAlive } from "#server/postgres/alive.ts";
import { withLock } from "./lock.mjs";

let root: string;
let started: number[] = [];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "saigen launch "));
});
afterEach(() => {
  for (const pid of started.filter(isAlive)) process.kill(pid, "SIGKILL");
  started = [];
  rmSync(root, { recursive: true, force: true });
});

/** A launch that builds, by a program that would go on for a minute. Answers when the lock names that program. */
async function launch(): Promise<{ launcher: ChildProcess; worker: number; said: () => string }> {
  const story = `
    const { runStep, explain } = await import(${JSON.stringify(import.meta.resolve("./progress.mjs"))});
    const { withLock } = await import(${JSON.stringify(import.meta.resolve("./lock.mjs"))});
    const command = { file: process.execPath, args: ["-e", "setTimeout(() => {}, 60_000)"], cwd: ".", env: process.env };
    await withLock(${JSON.stringify(root)}, (nameWorker) =>
      runStep("Building", command, (pid) => { nameWorker(pid); console.log(pid); }),
    ).catch((error) => process.exit(explain(error.message, error.exitCode)));`;
  const launcher = spawn(process.execPath, ["--input-type=module", "-e", story], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  launcher.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [line] = await once(createInterface({ input: launcher.stdout }), "line");
  const worker = Number(line);
  started.push(worker, launcher.pid ?? 0);
  return { launcher, worker, said: () => said };
}

test.each([
  ["SIGTERM", 143],
  ["SIGINT", 130],
] as const)("a launch that is stopped by %s ends what it started first", async (signal, code) => {
  const { launcher, worker, said } = await launch();
  launcher.kill(signal);
  expect(await once(launcher, "close")).toEqual([code, null]);
  expect(isAlive(worker)).toBe(false);
  expect(said()).toMatch(/Building was stopped after \d+ s; the next launch does it\./);
});

test("what a killed launch left building is waited for", async () => {
  const { launcher, worker } = await launch();
  launcher.kill("SIGKILL");
  await once(launcher, "close");
  expect(isAlive(worker)).toBe(true);
  let wasAlive: boolean | undefined;
  const next = withLock(root, async () => {
    wasAlive = isAlive(worker);
  });
  process.kill(worker, "SIGKILL");
  await next;
  expect(wasAlive).toBe(false);
});
