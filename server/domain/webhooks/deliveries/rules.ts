import { precondition } from "#server/core/errors.ts";
import type { Answer } from "../post.ts";

/**
 * Seconds between attempts. The first three are MLflow's; the others reach a receiver that is being deployed, or whose
 * people are at lunch. Seven attempts in all.
 */
const delaysSeconds = [1, 2, 4, 60, 600, 3_600] as const;

/** The statuses that can pass by themselves: MLflow's. Every other answer is the receiver's last word. */
const passing = new Set([429, 500, 502, 503, 504]);

/** A receiver may ask for patience, but not for more than this. */
const patienceSeconds = 3_600;

/**
 * When to try again after so many attempts, or undefined when that was the last: it was delivered, the answer is final, or
 * there have been enough. `random` from 0 to 1 spreads those that failed together.
 */
export function nextAttempt(
  { attempt: { isDelivered, status }, isRefused, retryAfterSeconds = 0 }: Answer,
  attempts: number,
  now: Date,
  random: number,
): Date | undefined {
  const delay = delaysSeconds[attempts - 1];
  const mayPass = !isRefused && (status === null || passing.has(status));
  if (isDelivered || !mayPass || delay === undefined) return undefined;
  const seconds = Math.max(delay * (1 + random / 4), Math.min(retryAfterSeconds, patienceSeconds));
  return new Date(now.getTime() + seconds * 1000);
}

/** @throws AppError `precondition` for a webhook that is switched off */
export function assertActive(status: "ACTIVE" | "DISABLED"): void {
  if (status === "DISABLED")
    throw precondition("This webhook is disabled: nothing is sent until it is enabled again.");
}
