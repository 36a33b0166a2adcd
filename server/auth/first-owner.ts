import { userInfo } from "node:os";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { members, people, teams } from "#db/schema/index.ts";
import type { Actor } from "#server/auth/caller.ts";
import { clock } from "#server/core/clock.ts";
import type { Tx } from "#server/core/database.ts";
import { database } from "#server/core/database.ts";
import { settings } from "#server/core/env.ts";
import { findTeam } from "#server/domain/teams/load.ts";
import { openTeam } from "#server/domain/teams/open.ts";
import { ensurePerson } from "#server/domain/teams/people.ts";
import { createSignInLink, linkHours } from "./links/create.ts";
import { configuredProviders } from "./sso/providers.ts";

const firstTeam = { slug: "main", name: "Main" };
const lockKey = 7_241_962;
const operator: Actor = { kind: "operator", name: "first start" };

/** Prints the one address to open: with a one-time sign-in link as long as no owner has ever signed in. */
export async function announceFirstOwner(): Promise<void> {
  const address =
    configuredProviders().length > 0
      ? settings.publicUrl
      : ((await ensureFirstOwner()) ?? settings.publicUrl);
  process.stdout.write(`\n  Saigen is ready. Open:\n\n    ${address}\n\n`);
}

/**
 * A link for an owner who has not signed in yet, or undefined once one has. When there is none, this makes the person,
 * named after the user who started the process, and the first team. Processes that start together make them once.
 */
export function ensureFirstOwner(): Promise<string | undefined> {
  return database().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`);
    if (await hasOwnerSignedIn(tx)) return undefined;
    const personId = (await findOwner(tx)) ?? (await makeOwner(tx));
    return createSignInLink(tx, personId, linkHours.first);
  });
}

async function hasOwnerSignedIn(tx: Tx): Promise<boolean> {
  const [owner] = await tx
    .select({ personId: members.personId })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(eq(members.role, "owner"), isNotNull(people.signedInAt)))
    .limit(1);
  return owner !== undefined;
}

async function findOwner(tx: Tx): Promise<number | undefined> {
  const [owner] = await tx
    .select({ personId: members.personId })
    .from(members)
    .innerJoin(teams, eq(teams.id, members.teamId))
    .where(and(eq(members.role, "owner"), eq(teams.isSample, false)))
    .orderBy(asc(members.joinedAt), asc(members.personId))
    .limit(1);
  return owner?.personId;
}

async function makeOwner(tx: Tx): Promise<number> {
  const now = clock.now();
  const name = userName();
  const email = `${name.toLowerCase().replace(/[^a-z0-9._-]/g, "") || "owner"}@localhost`;
  const person = await ensurePerson(tx, { email, name }, now);
  const team = (await openTeam(tx, operator, firstTeam, now)) ?? (await findTeam(tx, firstTeam.slug));
  if (team === undefined) throw new Error("the first team vanished while it was looked up");
  await tx
    .insert(members)
    .values({ teamId: team.id, personId: person.id, role: "owner", source: "operator", joinedAt: now });
  return person.id;
}

/** A user without an entry in the password file, as containers have, has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "owner";
  }
}
