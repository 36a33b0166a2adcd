import { z } from "zod";
import { tracked } from "@trpc/server";
import { assertMayTry } from "#server/auth/caller.ts";
import { accessTopic, subscribe } from "#server/core/bus.ts";
import { parse } from "#server/core/operation.ts";
import { stopping } from "#server/core/stopping.ts";
import { rendered, router, subscriptionBase } from "./init.ts";

const Topics = z.strictObject({
  /** What the page shows, e.g. `run:4f…`, `experiment:7`, `team`. */
  topics: z.array(z.string().max(100)).min(1).max(200),
  /** Set by the client on a reconnect. */
  lastEventId: z.string().nullish(),
});

/** At most this many notices a second reach one page; what changes in between arrives together. */
const noticesPerSecond = 4;

/**
 * Live updates: says which of the topics a page shows have changed, in whichever process. It carries names only;
 * the page reads again what it shows, so that a notice can neither leak nor be out of date.
 * When access changes, whoever looks is asked for again: a view ends with the session or membership that opened it.
 * The first notice is `*`: whatever changed between the page's first reading and now is read by it.
 */
export const liveRouter = router({
  changes: subscriptionBase
    .input((unverified: unknown) => parse(Topics, unverified))
    .subscription(async function* ({ ctx, input, signal }) {
      await rendered(async () => assertMayTry(ctx.caller, "run.read"));
      const wanted = new Set([...input.topics, accessTopic]);
      const until = AbortSignal.any([stopping.signal, ...(signal === undefined ? [] : [signal])]);
      const changes = gather(ctx.caller.team.id, wanted, until);
      let id = 0;
      for await (const topics of changes) {
        if (topics.includes(accessTopic)) await rendered(ctx.resolveCaller);
        yield tracked(String((id += 1)), { topics });
      }
      // A stream that returns is over for the client; one that breaks off is taken up again, here or elsewhere.
      stopping.signal.throwIfAborted();
    }),
});

async function* gather(teamId: number, wanted: ReadonlySet<string>, signal: AbortSignal) {
  const changed = new Set<string>(["*"]);
  const ended = () => signal.aborted;
  let wake: (() => void) | undefined;
  const unsubscribe = subscribe(teamId, (topics) => {
    for (const topic of topics) if (topic === "*" || wanted.has(topic)) changed.add(topic);
    if (changed.size > 0) wake?.();
  });
  signal.addEventListener("abort", () => wake?.(), { once: true });
  try {
    while (!ended()) {
      if (changed.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      if (ended()) return;
      if (changed.size === 0) continue;
      const topics = [...changed];
      changed.clear();
      yield topics;
      await new Promise((resolve) => setTimeout(resolve, 1000 / noticesPerSecond));
    }
  } finally {
    unsubscribe();
  }
}
