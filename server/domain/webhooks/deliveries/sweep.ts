import { lt } from "drizzle-orm";
import { webhookDeliveries as deliveries } from "#db/schema/index.ts";
import { database } from "#server/core/database.ts";

/** Long enough to send again what a receiver missed while it was broken and its people were on holiday. */
export const keptDays = 30;

/** Forgets deliveries that are old, sent or not. For a job, a few times a day; any number of processes. */
export async function sweepDeliveries(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  await database().delete(deliveries).where(lt(deliveries.createdAt, before));
}
