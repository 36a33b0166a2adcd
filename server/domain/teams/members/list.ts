import { asc, desc, eq, sql } from "drizzle-orm";
import { members, people } from "#db/schema/index.ts";
import { query } from "#server/core/operation.ts";
import { Nothing } from "../schema.ts";

const rank = sql`array_position(array['viewer', 'member', 'maintainer', 'owner'], ${members.role})`;

/** Everybody in the team, owners first, then by name. */
export const listMembers = query({
  action: "member.list",
  input: Nothing,
  handle: ({ db, caller }) =>
    db
      .select({
        personId: members.personId,
        name: people.name,
        email: people.email,
        role: members.role,
        source: members.source,
        joinedAt: members.joinedAt,
        signedInAt: people.signedInAt,
      })
      .from(members)
      .innerJoin(people, eq(people.id, members.personId))
      .where(eq(members.teamId, caller.team.id))
      .orderBy(desc(rank), asc(people.name), asc(people.id)),
});
