import { sql } from "drizzle-orm";
import { experimentTags } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import type { ExperimentId, Tag } from "./schema.ts";

/** Sets tags in the order of their keys, so that two callers never wait for each other in a circle; of a repeated key the last counts. */
export async function writeExperimentTags(
  tx: Tx,
  teamId: number,
  experimentId: ExperimentId,
  tags: readonly Tag[],
): Promise<void> {
  const last = new Map(tags.map(({ key, value }) => [key, value]));
  if (last.size === 0) return;
  const keys = [...last.keys()].toSorted();
  await tx
    .insert(experimentTags)
    .values(keys.map((key) => ({ teamId, experimentId, key, value: last.get(key) ?? "" })))
    .onConflictDoUpdate({
      target: [experimentTags.teamId, experimentTags.experimentId, experimentTags.key],
      set: { value: sql`excluded.value` },
    });
}
