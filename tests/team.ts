import { randomBytes } from "node:crypto";
import { experiments, members, people, teams } from "#db/schema/index.ts";
import type { Caller, Role, Scope } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";

/** A new team with its Default experiment and one person in it, as a caller. */
export async function makeTeam(role: Role = "owner"): Promise<Caller> {
  const slug = `team-${randomBytes(4).toString("hex")}`;
  const [team] = await database().insert(teams).values({ slug, name: slug }).returning();
  if (team === undefined) throw new Error("the team was not inserted");
  await database().insert(experiments).values({
    teamId: team.id,
    id: 0,
    name: "Default",
    artifactLocation: "mlflow-artifacts:/0",
    createdAtMs: 1_700_000_000_000,
    updatedAtMs: 1_700_000_000_000,
  });
  return addMember({ team: { id: team.id, slug } }, role);
}

/** Another person in the caller's team. */
export async function addMember({ team }: Pick<Caller, "team">, role: Role): Promise<Caller> {
  const email = `${randomBytes(4).toString("hex")}@example.com`;
  const [person] = await database().insert(people).values({ email, name: "Keiko Matsuda" }).returning();
  if (person === undefined) throw new Error("the person was not inserted");
  await database().insert(members).values({ teamId: team.id, personId: person.id, role, source: "operator" });
  return { actor: { kind: "person", personId: person.id, name: person.name, email }, team, role };
}

/** The same membership through a token of the given scope. */
export function throughToken(caller: Caller, scope: Scope): Caller {
  return {
    ...caller,
    actor: { kind: "token", tokenId: 1, name: "test token", personId: null, personName: null, scope },
  };
}
