import { clock } from "#server/core/clock.ts";
import { toAppError } from "#server/core/errors.ts";
import { log } from "#server/core/log.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { failed } from "../post.ts";
import { send } from "../send.ts";
import { claim, findDue, type Claim, type Owner } from "./claim.ts";
import { nextAttempt } from "./rules.ts";
import { giveBack, settle } from "./settle.ts";

/** Requests of one process under way at once, to one webhook: a slow receiver keeps its own messages waiting and nobody else's. */
const perWebhookMax = 4;

const underWay = oncePerProcess("webhook-deliveries", () => new Map<string, Set<Promise<void>>>());

/**
 * Begins every delivery that is due, and waits for none: what is slow goes on while the next ones begin. For a job, every
 * second; any number of processes. A message arrives at least once; one that arrives twice has the same id.
 */
export async function deliverDue(now: Date, signal: AbortSignal): Promise<void> {
  for (const owner of await findDue(now)) {
    if (signal.aborted) return;
    const sending = sendingTo(owner);
    const room = perWebhookMax - sending.size;
    if (room <= 0) continue;
    for (const claimed of await claim(owner, room, now)) {
      const begun = makeAttempt(claimed, signal).finally(() => sending.delete(begun));
      sending.add(begun);
    }
  }
}

/** Waits for what is under way. Once `signal` of `deliverDue` is aborted that is soon. */
export async function drainDeliveries(): Promise<void> {
  for (const sending of underWay.values()) await Promise.all(sending);
}

function sendingTo({ teamId, webhookId }: Owner): Set<Promise<void>> {
  const key = `${teamId}/${webhookId}`;
  const known = underWay.get(key) ?? new Set();
  underWay.set(key, known);
  return known;
}

async function makeAttempt(claimed: Claim, signal: AbortSignal): Promise<void> {
  try {
    await attempt(claimed, signal);
  } catch (error) {
    log.warn({ err: error }, "a webhook delivery was not settled; it is made again when its claim runs out");
  }
}

async function attempt(claimed: Claim, signal: AbortSignal): Promise<void> {
  const answer = await send(claimed.receiver, claimed, clock.now(), signal).catch((thrown: unknown) =>
    signal.aborted ? undefined : { attempt: failed(toAppError(thrown).message, 0), isRefused: true },
  );
  const now = clock.now();
  if (answer === undefined) return giveBack(claimed, now);
  await settle(claimed, answer.attempt, now, nextAttempt(answer, claimed.attempts, now, Math.random()));
}
