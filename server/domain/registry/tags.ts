import { sql } from "drizzle-orm";
import { modelVersionTags, registeredModelTags } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import type { VersionKey } from "./read-versions.ts";
import type { RegistryTag } from "./schema.ts";

/** Sets tags of a registered model; of a repeated key the last counts. */
export async function writeModelTags(
  tx: Tx,
  teamId: number,
  registeredModelId: number,
  tags: readonly RegistryTag[],
): Promise<void> {
  const rows = lastOfEach(tags).map(([key, value]) => ({ teamId, registeredModelId, key, value }));
  if (rows.length === 0) return;
  const { key, registeredModelId: id, teamId: team } = registeredModelTags;
  await tx
    .insert(registeredModelTags)
    .values(rows)
    .onConflictDoUpdate({ target: [team, id, key], set: { value: sql`excluded.value` } });
}

/** Sets tags of a version; of a repeated key the last counts. */
export async function writeVersionTags(
  tx: Tx,
  teamId: number,
  { modelId, version }: VersionKey,
  tags: readonly RegistryTag[],
): Promise<void> {
  const registeredModelId = modelId;
  const rows = lastOfEach(tags).map(([key, value]) => ({ teamId, registeredModelId, version, key, value }));
  if (rows.length === 0) return;
  const { key, registeredModelId: id, teamId: team, version: number } = modelVersionTags;
  await tx
    .insert(modelVersionTags)
    .values(rows)
    .onConflictDoUpdate({ target: [team, id, number, key], set: { value: sql`excluded.value` } });
}

const lastOfEach = (tags: readonly RegistryTag[]) => [...new Map(tags.map(({ key, value }) => [key, value]))];
