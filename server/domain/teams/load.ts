import { and, eq } from "drizzle-orm";
import { members, people, teams } from "#db/schema/index.ts";
import type { Reader, Tx } from "#server/core/database.ts";
import { notFound } from "#server/core/errors.ts";

const memberColumns = {
  personId: members.personId,
  role: members.role,
  source: members.source,
  name: people.name,
  email: people.email,
};

/** A member of the team. @throws AppError `notFound`. */
export async function loadMember(db: Reader, teamId: number, personId: number) {
  const [member] = await db
    .select(memberColumns)
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(eq(members.teamId, teamId), eq(members.personId, personId)));
  if (member === undefined) throw notFound("There is no such member in this team.");
  return member;
}

/** The team of that name, for callers who need no membership: operators and the group map. */
export async function findTeam(db: Reader, slug: string) {
  const [team] = await db
    .select({ id: teams.id, slug: teams.slug, name: teams.name })
    .from(teams)
    .where(eq(teams.slug, slug));
  return team;
}

/**
 * Makes changes to the memberships of a team wait for each other, so that two of them cannot both see the other's
 * owner. Weaker than `for update`: rows that refer to the team are still written meanwhile.
 */
export async function lockMemberships(tx: Tx, teamId: number): Promise<void> {
  await tx.select({ id: teams.id }).from(teams).where(eq(teams.id, teamId)).for("no key update");
}

/** The people who own the team. Meant for after `lockMemberships`. */
export async function listOwners(tx: Tx, teamId: number): Promise<number[]> {
  const owners = await tx
    .select({ personId: members.personId })
    .from(members)
    .where(and(eq(members.teamId, teamId), eq(members.role, "owner")));
  return owners.map(({ personId }) => personId);
}
