import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { events, experiments, invitations, members, people } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember as anotherMember, makeTeam, throughToken } from "#tests/team.ts";
import {
  acceptInvitation,
  addMember,
  createInvitation,
  createTeam,
  leaveTeam,
  listInvitations,
  listMembers,
  removeMember,
  revokeInvitation,
  updateMember,
  updateTeam,
} from "./index.ts";

withDatabase();

function person(caller: Caller) {
  if (caller.actor.kind !== "person") throw new Error("the caller is no person");
  return caller.actor;
}

const secretOf = ({ link }: { link: string }) => link.slice(link.indexOf("#") + 1);

test("a team comes with its Default experiment, its owner and its first event", async () => {
  const { actor } = await makeTeam();
  const team = await createTeam(actor, { slug: "vision", name: "Computer vision" });
  expect(await database().select().from(experiments).where(eq(experiments.teamId, team.id))).toMatchObject([
    { id: 0, name: "Default", lifecycleStage: "active" },
  ]);
  expect(await database().select().from(members).where(eq(members.teamId, team.id))).toMatchObject([
    { role: "owner" },
  ]);
  expect(await database().select().from(events).where(eq(events.teamId, team.id))).toMatchObject([
    { action: "team.create" },
  ]);
  await expect(createTeam(actor, { slug: "vision" })).rejects.toMatchObject({ kind: "conflict" });
});

test.each([
  "api",
  "sign-in",
  "settings",
  "_next",
  "Fraud",
  "a b",
  "-a",
  "a-",
  "",
  "a".repeat(41),
  "チーム",
  "a.b",
])("%j cannot be a team's name", async (slug) => {
  const { actor } = await makeTeam();
  await expect(createTeam(actor, { slug })).rejects.toMatchObject({ kind: "invalid" });
});

test("the only owner can neither leave, nor be removed, nor become less", async () => {
  const owner = await makeTeam("owner");
  const { personId } = person(owner);
  await anotherMember(owner, "maintainer");
  await expect(leaveTeam(owner, {})).rejects.toMatchObject({ kind: "precondition" });
  await expect(removeMember(owner, { personId })).rejects.toMatchObject({ kind: "precondition" });
  await expect(updateMember(owner, { personId, role: "member" })).rejects.toMatchObject({
    kind: "precondition",
  });
});

test("of two owners who leave at once, one stays", async () => {
  for (let round = 0; round < 5; round += 1) {
    const one = await makeTeam("owner");
    const other = await anotherMember(one, "owner");
    const results = await Promise.allSettled([leaveTeam(one, {}), leaveTeam(other, {})]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await database().$count(members, eq(members.teamId, one.team.id))).toBe(1);
  }
});

test("of two owners who demote each other at once, one stays owner", async () => {
  const one = await makeTeam("owner");
  const other = await anotherMember(one, "owner");
  await Promise.allSettled([
    updateMember(one, { personId: person(other).personId, role: "viewer" }),
    updateMember(other, { personId: person(one).personId, role: "viewer" }),
  ]);
  const left = await listMembers(one, {});
  expect(left.filter(({ role }) => role === "owner")).toHaveLength(1);
});

test("a membership that follows a group is not changed by hand, and can be ended", async () => {
  const owner = await makeTeam("owner");
  const { personId } = person(await anotherMember(owner, "member"));
  await database().update(members).set({ source: "sso" }).where(eq(members.personId, personId));
  await expect(updateMember(owner, { personId, role: "viewer" })).rejects.toMatchObject({
    kind: "precondition",
  });
  await removeMember(owner, { personId });
});

test("another team's members are not found", async () => {
  const [owner, stranger] = [await makeTeam("owner"), person(await makeTeam("member"))];
  const { personId } = stranger;
  await expect(removeMember(owner, { personId })).rejects.toMatchObject({ kind: "notFound" });
  await expect(updateMember(owner, { personId, role: "viewer" })).rejects.toMatchObject({ kind: "notFound" });
});

test("only an operator adds members without asking them", async () => {
  const owner = await makeTeam("owner");
  await expect(addMember(owner, { email: "new@example.com", role: "member" })).rejects.toMatchObject({
    kind: "forbidden",
  });
  const operator: Caller = { ...owner, actor: { kind: "operator", name: "test" } };
  await addMember(operator, { email: "New.Person@Example.com", role: "member" });
  expect(await listMembers(owner, {})).toMatchObject([
    { role: "owner" },
    { email: "new.person@example.com" },
  ]);
  const again = addMember(operator, { email: "new.person@example.com", role: "owner" });
  await expect(again).rejects.toMatchObject({ kind: "conflict" });
});

test("an invitation lets one person in, once", async () => {
  const owner = await makeTeam("owner");
  const secret = secretOf(await createInvitation(owner, { role: "member" }));
  const [one, two] = [person(await makeTeam()), person(await makeTeam())];
  const results = await Promise.allSettled([acceptInvitation(secret, one), acceptInvitation(secret, two)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await listMembers(owner, {})).toHaveLength(2);
  expect(await listInvitations(owner, {})).toEqual([]);
});

test("a revoked, an expired, a forged and another team's invitation let nobody in", async () => {
  const owner = await makeTeam("owner");
  const someone = person(await makeTeam());
  const revoked = await createInvitation(owner, { role: "member" });
  await revokeInvitation(owner, { id: revoked.id });
  const expired = await createInvitation(owner, { role: "member" });
  await database()
    .update(invitations)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(invitations.id, expired.id));
  const good = secretOf(await createInvitation(owner, { role: "member" }));
  const moved = good.replace(/^inv_[^_]+/, `inv_${(await makeTeam()).team.id.toString(36)}`);
  for (const secret of [secretOf(revoked), secretOf(expired), moved, "inv_1_x", ""]) {
    await expect(acceptInvitation(secret, someone)).rejects.toMatchObject({ kind: "notFound" });
  }
});

test("an invitation for an address is for nobody else, and stays open for its person", async () => {
  const owner = await makeTeam("owner");
  const someone = person(await makeTeam());
  const secret = secretOf(await createInvitation(owner, { role: "member", email: "keiko@example.org" }));
  await expect(acceptInvitation(secret, someone)).rejects.toMatchObject({ kind: "forbidden" });
  const accepted = await acceptInvitation(secret, { kind: "newcomer", name: "Keiko" });
  expect(accepted).toMatchObject({ isNew: true, person: { email: "keiko@example.org", name: "Keiko" } });
});

test("an invitation opens no account that exists already", async () => {
  const attacker = await makeTeam("owner");
  const victim = person(await makeTeam());
  const secret = secretOf(await createInvitation(attacker, { role: "viewer", email: victim.email }));
  const newcomer = { kind: "newcomer", name: "Mallory" } as const;
  await expect(acceptInvitation(secret, newcomer)).rejects.toMatchObject({ kind: "unauthorized" });
  const open = secretOf(await createInvitation(attacker, { role: "viewer" }));
  await expect(acceptInvitation(open, newcomer)).rejects.toMatchObject({ kind: "unauthorized" });
  expect(await database().$count(people, eq(people.name, "Mallory"))).toBe(0);
});

test("an invitation never takes rights away, and a removed member cannot come back by one of their own", async () => {
  const owner = await makeTeam("owner");
  const other = await anotherMember(owner, "owner");
  const asViewer = secretOf(await createInvitation(owner, { role: "viewer" }));
  await acceptInvitation(asViewer, person(other));
  expect((await listMembers(owner, {})).filter(({ role }) => role === "owner")).toHaveLength(2);
  const back = secretOf(await createInvitation(other, { role: "owner" }));
  await removeMember(owner, { personId: person(other).personId });
  await expect(acceptInvitation(back, person(other))).rejects.toMatchObject({ kind: "notFound" });
});

test("managing a team takes an owner, and a token with scope admin", async () => {
  const maintainer = await makeTeam("maintainer");
  for (const caller of [maintainer, throughToken(await makeTeam("owner"), "registry")]) {
    await expect(createInvitation(caller, { role: "viewer" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(removeMember(caller, { personId: 1 })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(updateTeam(caller, { name: "x" })).rejects.toMatchObject({ kind: "forbidden" });
  }
});
