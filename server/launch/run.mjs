import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { LaunchError } from "./progress.mjs";

/** The oldest Node that runs the sources as they are, for machines npm has no pinned one for. */
const nodeMin = { major: 24, minor: 2 };

/**
 * Runs a command of a task with our input and output, and answers its exit code. Signals to us reach it; a terminal
 * sends Ctrl-C to the whole group, so there it is not sent twice.
 *
 * @param {string} root
 * @param {string[]} command
 * @param {import("./tasks.mjs").Task} task
 * @returns {Promise<number>}
 */
export function runCommand(root, [file = "", ...args], task) {
  const env = taskEnvironment(root, task.environment);
  // The channel breaks when we die, even by kill -9: a server hears of it and stops instead of staying behind.
  const stdio = task.isServer ? ["inherit", "inherit", "inherit", "ipc"] : "inherit";
  const child = spawn(file, args, {
    cwd: root,
    env,
    stdio: /** @type {import("node:child_process").StdioOptions} */ (stdio),
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (signal === "SIGTERM" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  watchParent(() => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** npm killed by -9 cannot tell us; then we have another parent. Without npm a shell may well end before us. @param {() => void} onGone */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, 500);
  watch.unref();
}

/**
 * The caller's environment with our programs first, the pinned Node among them.
 *
 * @param {string} root
 * @param {Record<string, string>} [more]
 */
export function taskEnvironment(root, more = {}) {
  const programs = path.join(root, "node_modules", ".bin");
  if (!existsSync(path.join(programs, "node"))) assertNodeSuffices();
  return { ...process.env, ...more, PATH: `${programs}${path.delimiter}${process.env.PATH ?? ""}` };
}

function assertNodeSuffices() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > nodeMin.major || (major === nodeMin.major && minor >= nodeMin.minor)) return;
  throw new LaunchError(
    `npm has no Node ${nodeMin.major} for ${process.platform} on ${process.arch}: ` +
      `start Saigen with Node ${nodeMin.major}.${nodeMin.minor} or newer.`,
  );
}
