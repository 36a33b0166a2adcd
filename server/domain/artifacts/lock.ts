import { sql } from "drizzle-orm";
import type { Tx } from "#server/core/database.ts";

/**
 * Lets one transaction at a time change what is below a top folder of a team. Two uploads could otherwise make `a` and
 * `a/b` files at once, and a deletion and an upload of one path wait for each other. Held for the moment of a commit.
 */
export async function lockTree(tx: Tx, teamId: number, path: string): Promise<void> {
  const name = `artifacts/${teamId}/${topOf(path)}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** The first name of a path. */
export const topOf = (path: string): string => path.split("/", 1)[0] ?? "";
