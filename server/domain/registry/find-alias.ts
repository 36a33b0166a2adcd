import { and, eq } from "drizzle-orm";
import { registeredModelAliases } from "#db/schema/index.ts";
import type { Reader } from "#server/core/database.ts";

/** The number of the version that an alias points at, or undefined. */
export async function findAlias(
  db: Reader,
  teamId: number,
  modelId: number,
  alias: string,
): Promise<number | undefined> {
  const [found] = await db
    .select({ version: registeredModelAliases.version })
    .from(registeredModelAliases)
    .where(isAlias(teamId, modelId, alias));
  return found?.version;
}

/** The one row of an alias, as a condition. */
export const isAlias = (teamId: number, modelId: number, alias: string) =>
  and(
    eq(registeredModelAliases.teamId, teamId),
    eq(registeredModelAliases.registeredModelId, modelId),
    eq(registeredModelAliases.alias, alias),
  );
