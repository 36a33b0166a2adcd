import { log } from "#server/core/log.ts";

/** Work that is done again and again, in every process; it must do no harm when two processes do it at once. */
export type Job = { name: string; everySeconds: number; work: (signal: AbortSignal) => Promise<unknown> };

/**
 * Does the job over and over: a turn starts `everySeconds` after the last one ended, give or take a fifth, so that
 * processes do not march in step. A failure is logged, and the next turn tries again. The returned function stops it: it tells
 * the turn under way by the signal, and waits for it.
 */
export function startLoop({ name, everySeconds, work }: Job): () => Promise<void> {
  const stopping = new AbortController();
  const done = repeat();
  return async () => {
    stopping.abort();
    await done;
  };

  async function repeat(): Promise<void> {
    while (await rest(everySeconds * 1000 * (0.8 + 0.4 * Math.random()), stopping.signal)) {
      try {
        await work(stopping.signal);
      } catch (error) {
        log.warn({ job: name, err: error }, "a job failed; it is tried again");
      }
    }
  }
}

/** Answers true after the time, false at once when stopped. */
function rest(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve(true);
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
