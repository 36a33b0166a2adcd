import { spawn } from "node:child_process";
import { endTogether } from "./end-together.mjs";

const heartbeatMs = 5_000;

/** A failure that is told in its message alone, and the exit code for it. */
export class LaunchError extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** @typedef {{ file: string, args: string[], cwd: string, env: NodeJS.ProcessEnv }} Command */

/**
 * Runs a step and says on standard error that it began, goes on and ended. What the command prints is kept back,
 * and shown if it fails. A signal to us ends it.
 *
 * @param {string} doing for instance "Installing packages"
 * @param {Command} command
 * @param {(pid: number) => void} nameWorker hears of the command's process
 * @throws {LaunchError} when the command fails or is stopped
 */
export async function runStep(doing, command, nameWorker) {
  const since = Date.now();
  const elapsed = () => `${Math.round((Date.now() - since) / 1000)} s`;
  tell(`${doing} …`);
  const heartbeat = setInterval(() => tell(`  … ${elapsed()}`), heartbeatMs);
  const { code, stopCode, printed } = await capture(command, nameWorker).finally(() =>
    clearInterval(heartbeat),
  );
  if (stopCode !== undefined) {
    throw new LaunchError(`${doing} was stopped after ${elapsed()}; the next launch does it.`, stopCode);
  }
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

/** Tells what went wrong; answers the exit code. @param {string} sentence @param {number} [exitCode] */
export function explain(sentence, exitCode = 1) {
  tell(sentence);
  return exitCode;
}

/**
 * @param {Command} command
 * @param {(pid: number) => void} nameWorker
 * @returns {Promise<{ code: number | null, stopCode: number | undefined, printed: Buffer }>}
 */
function capture({ file, args, cwd, env }, nameWorker) {
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const chunks = [];
    const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const stopCode = endTogether(child);
    if (child.pid !== undefined) nameWorker(child.pid);
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stopCode: stopCode(), printed: Buffer.concat(chunks) }));
  });
}
