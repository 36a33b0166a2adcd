import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { tell } from "./progress.mjs";

/**
 * Does `work` while no other launch in this folder does such work. The lock is a file with its holder's process id and,
 * once `work` has named it, that of the program which installs or builds: when a launch is killed, that one goes on.
 * A lock of which every process is dead is taken away.
 *
 * @param {string} root
 * @param {(nameWorker: (pid: number) => void) => Promise<void>} work
 */
export async function withLock(root, work) {
  const folder = path.join(root, ".cache");
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, "launch.lock");
  for (let isTold = false; !tryLock(lock); await sleep(200)) {
    const holder = readPids(lock).find(isAlive);
    if (!isTold && holder !== undefined) {
      tell(`Waiting for process ${holder}, which installs or builds here already …`);
      isTold = true;
    }
  }
  try {
    await work((pid) => write(lock, [process.pid, pid]));
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A link fails where its name exists, and the file behind it is whole from the start. @param {string} lock */
function tryLock(lock) {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
    removeIfAbandoned(lock);
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Moved away before it is looked at again: between a look and a removal it may have become another's. @param {string} lock */
function removeIfAbandoned(lock) {
  const pids = readPids(lock);
  if (pids.length === 0 || pids.some(isAlive)) return;
  const aside = `${lock}.abandoned.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (readPids(aside)[0] !== pids[0]) linkSync(aside, lock);
  } catch (error) {
    if (!isCode(error, "ENOENT") && !isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Whole at every moment, for those who read it. @param {string} lock @param {number[]} pids */
function write(lock, pids) {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, pids.join("\n"));
  renameSync(own, lock);
}

/** @param {string} lock @returns {number[]} */
function readPids(lock) {
  try {
    return readFileSync(lock, "utf8").split("\n").map(Number).filter(Boolean);
  } catch (error) {
    if (isCode(error, "ENOENT")) return [];
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

/** @param {unknown} error @param {string} code */
function isCode(error, code) {
  return error instanceof Error && "code" in error && error.code === code;
}
