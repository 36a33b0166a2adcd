import type { Tx } from "#server/core/database.ts";
import { toDrizzle } from "#server/core/statement.ts";
import type { RunPoints } from "./gather.ts";
import { writePoints } from "./write.ts";

/**
 * Stores points in the caller's transaction, for batches that carry params and tags as well. The caller has
 * loaded the run and found it active. Call it last: it locks summaries, in the order in which everybody does.
 */
export async function insertMetrics(tx: Tx, arrival: RunPoints): Promise<void> {
  if (arrival.metrics.length === 0) return;
  await tx.execute(toDrizzle(writePoints([arrival])));
}
