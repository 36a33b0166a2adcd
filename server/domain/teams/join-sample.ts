import { sql } from "drizzle-orm";
import { members, teams } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";

/**
 * Lets a new person look around in the sample team, if there is one; the first of all becomes its owner, so that
 * somebody can remove it.
 */
export async function joinSample(tx: Tx, personId: number): Promise<void> {
  await tx.execute(sql`
    insert into ${members} (team_id, person_id, role, source)
    select ${teams.id}, ${personId}::int4,
      case when exists (select from ${members} where ${members.teamId} = ${teams.id}) then 'viewer' else 'owner' end,
      'operator'
    from ${teams} where ${teams.isSample}
    on conflict do nothing`);
}
