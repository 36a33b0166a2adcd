import { constants } from "node:os";

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
const parentWhenLaunched = process.ppid;

/**
 * Lets a child not outlive us: signals to us reach it, and so does the end of npm, after which we end as it does. A terminal
 * sends Ctrl-C to the whole group, so there it is not sent twice.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @returns {() => number | undefined} the exit code of a stopped program, 128 and the signal, once a signal came
 */
export function endTogether(child) {
  /** @type {NodeJS.Signals | undefined} */
  let heard;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    heard ??= signal;
    if (signal === "SIGTERM" || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  const unwatch = watchParent(() => pass("SIGTERM"));
  child.once("exit", () => {
    for (const signal of signals) process.off(signal, pass);
    unwatch();
  });
  return () => (heard === undefined ? undefined : codeOf(heard));
}

/** What a shell gives as the exit code of a program that a signal ended. @param {NodeJS.Signals} signal */
export function codeOf(signal) {
  return 128 + constants.signals[signal];
}

/** npm killed by -9 cannot tell us; then we have another parent. Without npm a shell may well end before us. @param {() => void} onGone */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const watch = setInterval(() => {
    if (process.ppid === parentWhenLaunched) return;
    clearInterval(watch);
    onGone();
  }, 500);
  watch.unref();
  return () => clearInterval(watch);
}
