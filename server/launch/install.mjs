import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { runStep } from "./progress.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, dependencies?: Record<string, string>,
 *   devDependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

/** Makes `node_modules` what `package-lock.json` says, unless it is. @param {string} root */
export async function installPackages(root) {
  if (isUpToDate(root)) return;
  await withLock(root, async (nameWorker) => {
    if (isUpToDate(root)) return;
    const npm = npmCommand();
    const command = {
      file: npm.file,
      // What builds and tests is a development package; an operator's NODE_ENV=production would leave it out.
      args: [
        ...npm.args,
        "ci",
        "--include=dev",
        "--include=optional",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
      ],
      cwd: root,
      env: process.env,
    };
    await runStep("Installing packages (about half a minute)", command, nameWorker);
  });
}

/** @param {string} root */
function isUpToDate(root) {
  // npm keeps in this file what it installed, and writes it last: an interrupted installation has none.
  const installed = readLockfile(path.join(root, "node_modules", ".package-lock.json"));
  const locked = readLockfile(path.join(root, "package-lock.json"));
  const wanted = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return installed !== null && locked !== null && isInstalled(wanted, locked, installed);
}

/**
 * Whether everything is there in the version wanted. Optional packages may be absent: most are for other machines.
 *
 * @param {LockedPackage} wanted the content of `package.json`
 * @param {Lockfile} locked
 * @param {Lockfile} installed
 */
export function isInstalled(wanted, locked, installed) {
  const asked = locked.packages[""] ?? {};
  const kinds = /** @type {const} */ (["dependencies", "devDependencies", "optionalDependencies"]);
  if (kinds.some((kind) => !isSame(wanted[kind], asked[kind]))) return false;
  return Object.entries(locked.packages).every(([folder, { version, integrity, optional, devOptional }]) => {
    const found = installed.packages[folder];
    if (folder === "" || (!found && (optional || devOptional))) return true;
    return found?.version === version && found?.integrity === integrity;
  });
}

/** @param {Record<string, string> | undefined} one @param {Record<string, string> | undefined} other */
function isSame(one = {}, other = {}) {
  const names = Object.keys({ ...one, ...other });
  return names.every((name) => one[name] === other[name]);
}

/** @param {string} file @returns {Lockfile | null} */
function readLockfile(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** The npm that called us, if one did, on the Node that runs it; else the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.c?js$/.test(script)
    ? { file: process.execPath, args: [script] }
    : { file: "npm", args: [] };
}
