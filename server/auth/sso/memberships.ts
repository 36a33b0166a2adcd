import { and, eq } from "drizzle-orm";
import { members, teams } from "#db/schema/index.ts";
import type { Actor, Role } from "#server/auth/caller.ts";
import { announceAccessChange } from "#server/core/bus.ts";
import type { Tx } from "#server/core/database.ts";
import { writeEvent } from "#server/core/events.ts";
import type { Action } from "#server/core/policy.ts";
import { findTeam, lockMemberships } from "#server/domain/teams/load.ts";
import { endMembership } from "#server/domain/teams/members/end.ts";
import { openTeam } from "#server/domain/teams/open.ts";

type Person = Extract<Actor, { kind: "person" }>;
type Team = { id: number; slug: string };

/**
 * Makes a person's memberships that come from groups what `roles` says, and leaves those alone that somebody in the team
 * gave. A team that is not there comes into being. Unlike leaving by hand, this may take a team its last owner: access
 * that the provider took away must not live on, and the next person of the group is an owner again.
 */
export async function applyRoles(
  tx: Tx,
  person: Person,
  roles: ReadonlyMap<string, Role>,
  now: Date,
): Promise<void> {
  const before = await listGroupTeams(tx, person.personId);
  const left = before.filter((slug) => !roles.has(slug)).map((slug) => [slug, undefined] as const);
  // One order of locks for everybody, so that two sign-ins never wait for each other.
  const changes = [...roles, ...left].toSorted(([one], [other]) => (one < other ? -1 : 1));
  for (const [slug, role] of changes) {
    const team = await ensureTeam(tx, slug, now);
    await lockMemberships(tx, team.id);
    await (role === undefined ? leave(tx, person, team, now) : take(tx, person, team, role, now));
  }
}

async function ensureTeam(tx: Tx, slug: string, now: Date): Promise<Team> {
  const creator: Actor = { kind: "operator", name: "SSO_TEAM_MAP" };
  const team =
    (await findTeam(tx, slug)) ??
    (await openTeam(tx, creator, { slug, name: slug }, now)) ??
    (await findTeam(tx, slug));
  if (team === undefined) throw new Error(`the team ${slug} vanished while it was looked up`);
  return team;
}

async function listGroupTeams(tx: Tx, personId: number): Promise<string[]> {
  const rows = await tx
    .select({ slug: teams.slug })
    .from(members)
    .innerJoin(teams, eq(teams.id, members.teamId))
    .where(and(eq(members.personId, personId), eq(members.source, "sso")));
  return rows.map(({ slug }) => slug);
}

async function leave(tx: Tx, person: Person, team: Team, now: Date): Promise<void> {
  await endMembership(tx, team.id, person, now);
  await note(tx, "member.remove", person, team, undefined, now);
}

async function take(tx: Tx, person: Person, team: Team, role: Role, now: Date): Promise<void> {
  const mine = and(eq(members.teamId, team.id), eq(members.personId, person.personId));
  const [present] = await tx.select({ role: members.role, source: members.source }).from(members).where(mine);
  if (present === undefined) {
    await tx
      .insert(members)
      .values({ teamId: team.id, personId: person.personId, role, source: "sso", joinedAt: now });
    await note(tx, "member.add", person, team, role, now);
  } else if (present.source === "sso" && present.role !== role) {
    await tx.update(members).set({ role }).where(mine);
    await note(tx, "member.update", person, team, role, now);
  } else return;
  await announceAccessChange(tx, team.id);
}

async function note(
  tx: Tx,
  action: Action,
  person: Person,
  team: Team,
  role: Role | undefined,
  now: Date,
): Promise<void> {
  const caller = {
    actor: { kind: "operator" as const, name: "groups of the identity provider" },
    team,
    role: "owner" as const,
  };
  await writeEvent(tx, caller, action, now, {
    subject: { kind: "member", id: String(person.personId) },
    after: { name: person.name, email: person.email, role: role ?? null },
  });
}
