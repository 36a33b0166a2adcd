import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { codeOf, endTogether } from "./end-together.mjs";
import { LaunchError } from "./progress.mjs";

/** The oldest Node that runs the sources as they are, for machines npm has no pinned one for. */
const nodeMin = { major: 24, minor: 2 };

/**
 * Runs a command of a task with our input and output, and answers its exit code. It ends with us.
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
  endTogether(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal ? codeOf(signal) : 0)));
  });
}

/**
 * The caller's environment with our programs first, the pinned Node among them. Next tells its makers nothing.
 *
 * @param {string} root
 * @param {Record<string, string>} [more]
 */
export function taskEnvironment(root, more = {}) {
  const programs = path.join(root, "node_modules", ".bin");
  if (!existsSync(path.join(programs, "node"))) assertNodeSuffices();
  return {
    ...process.env,
    ...more,
    NEXT_TELEMETRY_DISABLED: "1",
    PATH: `${programs}${path.delimiter}${process.env.PATH ?? ""}`,
  };
}

function assertNodeSuffices() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > nodeMin.major || (major === nodeMin.major && minor >= nodeMin.minor)) return;
  throw new LaunchError(
    `npm has no Node ${nodeMin.major} for ${process.platform} on ${process.arch}: ` +
      `start Saigen with Node ${nodeMin.major}.${nodeMin.minor} or newer.`,
  );
}
