import { and, eq } from "drizzle-orm";
import { accounts, people } from "#db/schema/index.ts";
import { clock } from "#server/core/clock.ts";
import type { Tx } from "#server/core/database.ts";
import { database } from "#server/core/database.ts";
import { settings } from "#server/core/env.ts";
import { ensurePerson, findPerson } from "#server/domain/teams/people.ts";
import type { Identity } from "./claims.ts";
import { rolesByTeam } from "./group-map.ts";
import { applyRoles } from "./memberships.ts";

/** Why somebody whom the provider knows is not let in; the sign-in page has a sentence for each. */
export type Refusal = "NoEmail" | "EmailUnverified" | "DomainNotAllowed" | "EmailTaken";

export type Admission = { personId: number } | { refused: Refusal };

/**
 * Lets a person in whom a provider vouches for. They are known by the provider's id for them; a new account is tied to the
 * person with the same address, and only because the provider has verified it. The group map is applied anew, also when
 * it only takes away.
 */
export async function admit(identity: Identity): Promise<Admission> {
  const { email } = identity;
  if (email === undefined) return { refused: "NoEmail" };
  if (!identity.isEmailVerified) return { refused: "EmailUnverified" };
  if (!isAllowedDomain(email, settings.ssoAllowedDomains)) return { refused: "DomainNotAllowed" };
  return database().transaction(async (tx) => {
    const person = (await findByAccount(tx, identity)) ?? (await tieAccount(tx, identity, email));
    if (person.email !== email) {
      const holder = await findPerson(tx, email);
      if (holder !== undefined && holder.id !== person.id) return { refused: "EmailTaken" };
    }
    await tx
      .update(people)
      .set({ email, name: identity.name ?? person.name })
      .where(eq(people.id, person.id));
    const actor = { kind: "person" as const, personId: person.id, name: identity.name ?? person.name, email };
    await applyRoles(tx, actor, rolesByTeam(settings.ssoTeamMap, identity.groups), clock.now());
    return { personId: person.id };
  });
}

/** Whether the part after the `@` is one of the domains; none given allows all. Subdomains are domains of their own. */
export function isAllowedDomain(email: string, domains: readonly string[]): boolean {
  return domains.length === 0 || domains.includes(email.slice(email.lastIndexOf("@") + 1));
}

async function findByAccount(tx: Tx, { provider, accountId }: Identity) {
  const [person] = await tx
    .select({ id: people.id, email: people.email, name: people.name })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, accountId)));
  return person;
}

async function tieAccount(tx: Tx, { provider, accountId, name }: Identity, email: string) {
  const now = clock.now();
  const person = await ensurePerson(tx, { email, name }, now);
  await tx
    .insert(accounts)
    .values({ provider, providerAccountId: accountId, personId: person.id, createdAt: now })
    .onConflictDoNothing();
  return person;
}
