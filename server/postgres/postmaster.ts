import { execFileSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { rmdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { spawnAs } from "./account.ts";
import { isAlive } from "./alive.ts";
import type { Cluster } from "./cluster.ts";
import { giveTo, openSocketFolder, type Places } from "./places.ts";
import { tuningFor } from "./tuning.ts";

/** A server process on a cluster, ours or left by a process before us. */
export interface Postmaster {
  pid: number;
  socketFolder: string;
}

const logBytesMax = 8 * 1024 * 1024;

/** The server that runs on the cluster, or null. It may not accept connections yet. */
export function findPostmaster(places: Places): Postmaster | null {
  const lines = readLockFile(places);
  const pid = Number(lines?.[0]);
  const socketFolder = lines?.[4];
  if (!pid || !isPostmasterOf(places, pid)) return null;
  return socketFolder ? { pid, socketFolder } : null;
}

/**
 * Starts a server on the cluster, in a session of its own so that Ctrl-C in the terminal stops the app and leaves the
 * server to it. It outlives us when we are killed, and writes to a file so that it then needs nobody to read.
 */
export async function startPostmaster(cluster: Cluster): Promise<Postmaster & { exited: AbortSignal }> {
  const { places, account, binaries, socketFolder } = cluster;
  await openSocketFolder(socketFolder, account);
  forgetReusedPid(places);
  const settings = Object.entries(tuningFor(socketFolder)).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const logFile = await openLog(cluster);
  try {
    const args = ["-D", places.cluster, ...settings];
    const child = spawnAs(account, binaries.postgres, args, {
      stdio: ["ignore", logFile, logFile],
      detached: true,
    });
    const exited = new AbortController();
    child.on("exit", () => exited.abort()).on("error", () => exited.abort());
    child.unref();
    return { pid: child.pid ?? 0, socketFolder, exited: exited.signal };
  } finally {
    closeSync(logFile);
  }
}

/** Stops the server as `pg_ctl -m fast` does: sessions end, everything is on disk when this returns. */
export async function stopPostmaster({ pid, socketFolder }: Postmaster): Promise<void> {
  if (isAlive(pid)) process.kill(pid, "SIGINT");
  while (isAlive(pid)) await sleep(20);
  await rmdir(socketFolder).catch(() => undefined); // Not ours to remove when something else is in it.
}

/** The last complaint in the server's log, for an operator's eyes. */
export function lastComplaint(places: Places): string {
  const lines = existsSync(places.log)
    ? readFileSync(places.log, "utf8").trimEnd().split("\n").slice(-40)
    : [];
  const complaints = lines.filter((line) => /FATAL|PANIC|error while|cannot/.test(line));
  return (complaints.at(-1) ?? lines.at(-1) ?? "it said nothing").replace(/^.*?(FATAL|PANIC):\s*/, "");
}

/** `postmaster.pid`: process id, data directory, start time, port, socket folder, … , state; a line each. */
function readLockFile(places: Places): string[] | null {
  try {
    return readFileSync(lockFileOf(places), "utf8").split("\n");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function lockFileOf(places: Places): string {
  return path.join(places.cluster, "postmaster.pid");
}

function isPostmasterOf(places: Places, pid: number): boolean {
  return isAlive(pid) && commandLineOf(pid).includes(places.cluster);
}

function commandLineOf(pid: number): string {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
      : execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/**
 * After a crash, and always after a container's restart, the id in `postmaster.pid` may be another process's, and
 * Postgres would take that for a running server. We put an id there that no process can have (Linux stops at 2²²) and keep the
 * rest, by which Postgres finds out whether sessions of the dead server still touch the data.
 */
function forgetReusedPid(places: Places): void {
  const lines = readLockFile(places);
  const pid = Number(lines?.[0]);
  if (!lines || !pid || !isAlive(pid) || isPostmasterOf(places, pid)) return;
  writeFileSync(lockFileOf(places), ["99999999", ...lines.slice(1)].join("\n"));
}

async function openLog({ places, account }: Cluster): Promise<number> {
  const size = statSync(places.log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logBytesMax) renameSync(places.log, `${places.log}.old`);
  const file = openSync(places.log, "a", 0o600);
  await giveTo(account, places.log);
  return file;
}
