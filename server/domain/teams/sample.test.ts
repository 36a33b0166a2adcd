import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { experiments, members, teams } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
import { withDatabase } from "#tests/database.ts";
import { makeTeam } from "#tests/team.ts";
import { addMember } from "./members/add.ts";
import { ensurePerson, removeSample } from "./index.ts";

withDatabase();

const newPerson = (email: string) =>
  database().transaction(async (tx) => (await ensurePerson(tx, { email }, clock.now())).id);

const roleIn = async (teamId: number, personId: number) => {
  const [member] = await database()
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.teamId, teamId), eq(members.personId, personId)));
  return member?.role;
};

test("a team that is no sample cannot be removed", async () => {
  const owner = await makeTeam("owner");
  await expect(removeSample(owner, { slug: owner.team.slug })).rejects.toMatchObject({
    kind: "precondition",
  });
});

test("an operator puts somebody new into the sample with the role they name, and only once", async () => {
  const { team } = await makeTeam("owner");
  await database().update(teams).set({ isSample: true }).where(eq(teams.id, team.id));
  const operator: Caller = { actor: { kind: "operator", name: "root" }, team, role: "owner" };
  const input = { email: "maintainer@example.com", role: "maintainer" as const };
  const { personId } = await addMember(operator, input);
  expect(await roleIn(team.id, personId)).toBe("maintainer");
  await expect(addMember(operator, { ...input, role: "owner" })).rejects.toMatchObject({ kind: "conflict" });
  expect(await roleIn(team.id, personId)).toBe("maintainer");
});

test("whoever is new may look around in the sample, and its owner removes it with all it holds", async () => {
  const owner = await makeTeam("owner");
  const { id, slug } = owner.team;
  await database().update(teams).set({ isSample: true }).where(eq(teams.id, id));
  expect(await roleIn(id, await newPerson("new@example.com"))).toBe("viewer");
  await database().delete(members).where(eq(members.teamId, id));
  expect(await roleIn(id, await newPerson("first@example.com"))).toBe("owner");

  await expect(removeSample(owner, { slug: "another" })).rejects.toMatchObject({ kind: "notFound" });
  await removeSample(owner, { slug });
  expect(await database().$count(teams, eq(teams.id, id))).toBe(0);
  expect(await database().$count(experiments, eq(experiments.teamId, id))).toBe(0);
});
