import { and, eq } from "drizzle-orm";
import { webhookDeliveries as deliveries } from "#db/schema/index.ts";
import { publish } from "#server/core/bus.ts";
import { database } from "#server/core/database.ts";
import type { Attempt } from "../schema.ts";
import { topicOf } from "../subject.ts";
import type { Claim } from "./claim.ts";

/** Writes down how an attempt ended. With `next` it is tried again then; without, it is over. */
export async function settle(
  claim: Claim,
  { isDelivered, status, excerpt, error, durationMs }: Attempt,
  now: Date,
  next: Date | undefined,
): Promise<void> {
  const over = isDelivered ? "delivered" : "failed";
  await database()
    .update(deliveries)
    .set({
      state: next === undefined ? over : "pending",
      nextAttemptAt: next ?? now,
      attemptedAt: now,
      durationMs,
      responseStatus: status,
      responseExcerpt: excerpt,
      error,
    })
    .where(isStillOurs(claim));
  publish(claim.teamId, [topicOf(claim.webhookId)]);
}

/** Gives an attempt back that did not come to an end, for another process to make. */
export async function giveBack(claim: Claim, now: Date): Promise<void> {
  await database()
    .update(deliveries)
    .set({ attempts: claim.attempts - 1, nextAttemptAt: now })
    .where(isStillOurs(claim));
}

/** Not one whose claim was given up for lost and taken by another process. */
const isStillOurs = ({ teamId, id, attempts }: Claim) =>
  and(
    eq(deliveries.teamId, teamId),
    eq(deliveries.id, id),
    eq(deliveries.state, "pending"),
    eq(deliveries.attempts, attempts),
  );
