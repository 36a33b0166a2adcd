import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { tell } from "./progress.mjs";

/**
 * Does `work` while no other launch in this folder does such work. The lock is a file with its holder's process id;
 * one whose holder is dead is taken away.
 *
 * @param {string} root
 * @param {() => Promise<void>} work
 */
export async function withLock(root, work) {
  const folder = path.join(root, ".cache");
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, "launch.lock");
  for (let isTold = false; !tryLock(lock); await sleep(200)) {
    const holder = holderOf(lock);
    if (!isTold && holder !== null) {
      tell(`Waiting for another launch (pid ${holder}), which installs or builds …`);
      isTold = true;
    }
  }
  try {
    await work();
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
  const holder = holderOf(lock);
  if (holder === null || isAlive(holder)) return;
  const aside = `${lock}.abandoned.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (holderOf(aside) !== holder) linkSync(aside, lock);
  } catch (error) {
    if (!isCode(error, "ENOENT") && !isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} lock */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, "utf8")) || null;
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
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
