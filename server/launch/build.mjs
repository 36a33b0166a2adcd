import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { runStep } from "./progress.mjs";
import { taskEnvironment } from "./run.mjs";

/** What the built pages are made of. */
const sources = [
  "app",
  "components",
  "server",
  "db",
  "public",
  "next.config.ts",
  "postcss.config.mjs",
  "instrumentation-client.ts",
  "tsconfig.json",
  "package-lock.json",
];
/** Parts of those that no page contains. */
const irrelevant = /\.test\.tsx?$|\.fixture\.ts$|(^|\/)server\/launch(\/|\.mjs$)|(^|\/)db\/seed\//;

/** Builds the pages, unless those in `.next` were built from the sources as they are. @param {string} root */
export async function buildPages(root) {
  if (isUpToDate(root)) return;
  await withLock(root, async (nameWorker) => {
    if (isUpToDate(root)) return;
    const hash = hashSources(root);
    rmSync(stampOf(root), { force: true });
    const command = {
      file: "next",
      args: ["build"],
      cwd: root,
      env: taskEnvironment(root, { NODE_ENV: "production" }),
    };
    await runStep("Building the pages (about half a minute)", command, nameWorker);
    writeFileSync(stampOf(root), hash);
  });
}

/** @param {string} root */
function isUpToDate(root) {
  const stamp = stampOf(root);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashSources(root);
}

/** @param {string} root */
function stampOf(root) {
  return path.join(root, ".next", "built-from");
}

/** A digest of names and contents: a file moved, removed or changed gives another. @param {string} root */
export function hashSources(root) {
  const digest = createHash("sha256");
  for (const file of sources.flatMap((source) => listFiles(root, source)).toSorted()) {
    const content = readFileSync(path.join(root, file));
    digest.update(`${file}\0${content.length}\0`).update(content);
  }
  return digest.digest("hex");
}

/** @param {string} root @param {string} source @returns {string[]} */
function listFiles(root, source) {
  const found = statSync(path.join(root, source), { throwIfNoEntry: false });
  if (!found || irrelevant.test(source)) return [];
  if (!found.isDirectory()) return [source];
  return readdirSync(path.join(root, source)).flatMap((name) => listFiles(root, `${source}/${name}`));
}
