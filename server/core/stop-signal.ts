/**
 * The first request to stop, by name: a signal, or the death of the launcher, which holds a channel to us. Call it first
 * thing, for from then on no signal kills the process in the middle of its work, however often Ctrl-C is pressed.
 */
export function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve(signal));
    if (process.channel) process.on("disconnect", () => resolve("the launcher has ended"));
  });
}
