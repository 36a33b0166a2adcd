import { spawn } from "node:child_process";

const heartbeatMs = 5_000;

/** A failure that is told in its message alone. */
export class LaunchError extends Error {}

/**
 * Runs a step and says on standard error that it began, goes on and ended. What the command prints is kept back,
 * and shown if it fails.
 *
 * @param {string} doing for instance "Installing packages"
 * @param {{ file: string, args: string[], cwd: string, env: NodeJS.ProcessEnv }} command
 * @throws {LaunchError} when the command fails
 */
export async function runStep(doing, command) {
  const since = Date.now();
  const elapsed = () => `${Math.round((Date.now() - since) / 1000)} s`;
  tell(`${doing} …`);
  const heartbeat = setInterval(() => tell(`  … ${elapsed()}`), heartbeatMs);
  const { code, printed } = await capture(command).finally(() => clearInterval(heartbeat));
  if (code !== 0) {
    process.stderr.write(printed);
    throw new LaunchError(`${doing} failed after ${elapsed()}; what it said is above.`);
  }
  tell(`  done in ${elapsed()}`);
}

/** One line for the person who waits; standard output belongs to the task. @param {string} line */
export function tell(line) {
  process.stderr.write(`${line}\n`);
}

/** Tells what went wrong; answers the exit code. @param {string} sentence */
export function explain(sentence) {
  tell(sentence);
  return 1;
}

/**
 * @param {{ file: string, args: string[], cwd: string, env: NodeJS.ProcessEnv }} command
 * @returns {Promise<{ code: number | null, printed: Buffer }>}
 */
function capture({ file, args, cwd, env }) {
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const chunks = [];
    const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, printed: Buffer.concat(chunks) }));
  });
}
