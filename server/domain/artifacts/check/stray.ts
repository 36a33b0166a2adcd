import { and, eq, inArray } from "drizzle-orm";
import { artifactDiscards, artifacts } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";
import { store } from "#server/store/open.ts";
import type { StoredObject } from "#server/store/store.ts";
import { orphansBefore } from "../sweep.ts";

const batch = 500;

/** Looks for a file to all bytes that the store keeps for the team. What waits to be deleted is accounted for. */
export async function findStray(db: Reader, teamId: number, now: Date) {
  const stray: StoredObject[] = [];
  let underWay = 0;
  for await (const objects of inBatches(store().list(`teams/${teamId}/`))) {
    const known = await findKnown(
      db,
      teamId,
      objects.map(({ key }) => key),
    );
    const unknown = objects.filter(({ key }) => !known.has(key));
    const old = unknown.filter(({ storedAt }) => storedAt < orphansBefore(now));
    stray.push(...old);
    underWay += unknown.length - old.length;
  }
  return { stray, underWay };
}

/** The keys that a file shows or that are noted for deletion. */
export async function findKnown(db: Reader, teamId: number, keys: string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const table of [artifacts, artifactDiscards]) {
    const rows = await db
      .select({ key: table.storeKey })
      .from(table)
      .where(and(eq(table.teamId, teamId), inArray(table.storeKey, keys)));
    for (const { key } of rows) known.add(key);
  }
  return known;
}

async function* inBatches(objects: AsyncIterable<StoredObject>): AsyncGenerator<StoredObject[]> {
  let gathered: StoredObject[] = [];
  for await (const object of objects) {
    gathered.push(object);
    if (gathered.length < batch) continue;
    yield gathered;
    gathered = [];
  }
  if (gathered.length > 0) yield gathered;
}
