import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { events, tokens } from "#db/schema/index.ts";
import { roles, scopes } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember, makeTeam, throughToken } from "#tests/team.ts";
import {
  createServiceToken,
  createToken,
  createTokenFor,
  listTokens,
  revokeToken,
  teamOfToken,
} from "./index.ts";

withDatabase();

test("a token is shown once, names its team, and only its hash and first characters are kept", async () => {
  const caller = await makeTeam("member");
  const { token, expiresAt } = await createToken(caller, { name: "laptop", scope: "log", expiresInDays: 30 });
  expect(token).toMatch(/^sgn_[0-9a-z]+_[0-9a-f]{48}$/);
  expect(teamOfToken(token)).toBe(caller.team.id);
  expect(expiresAt?.getTime()).toBeCloseTo(Date.now() + 30 * 86_400_000, -4);
  const stored = await database().select().from(tokens).where(eq(tokens.teamId, caller.team.id));
  const told = await database().select().from(events).where(eq(events.teamId, caller.team.id));
  const listed = await listTokens(caller, {});
  expect(JSON.stringify([stored, told, listed])).not.toContain(token);
  expect(listed).toMatchObject([{ name: "laptop", scope: "log", prefix: token.slice(0, -42) }]);
});

test("a service token can never do more than its maker", async () => {
  const allowed: string[] = [];
  for (const role of roles) {
    const caller = await makeTeam(role);
    for (const scope of scopes) {
      const made = await createServiceToken(caller, { name: "ci", scope }).catch(() => undefined);
      if (made !== undefined) allowed.push(`${role} ${scope}`);
    }
  }
  expect(allowed).toEqual([
    "maintainer read",
    "maintainer log",
    "maintainer registry",
    "owner read",
    "owner log",
    "owner registry",
    "owner admin",
  ]);
});

test("a token with scope log makes no further token", async () => {
  const caller = throughToken(await makeTeam("owner"), "log");
  await expect(createToken(caller, { name: "x", scope: "log" })).rejects.toMatchObject({ kind: "forbidden" });
});

test("one sees one's own and service tokens; an owner sees everybody's", async () => {
  const owner = await makeTeam("owner");
  const [one, other] = [await addMember(owner, "member"), await addMember(owner, "member")];
  await createToken(one, { name: "one", scope: "log" });
  await createToken(other, { name: "other", scope: "log" });
  await createServiceToken(owner, { name: "service", scope: "log" });
  const names = async (caller: typeof owner) =>
    (await listTokens(caller, {})).map(({ name }) => name).toSorted();
  expect(await names(one)).toEqual(["one", "service"]);
  expect(await names(owner)).toEqual(["one", "other", "service"]);
  expect(await names(await makeTeam("owner"))).toEqual([]);
});

test("one revokes one's own token; an owner anybody's; nobody another team's", async () => {
  const owner = await makeTeam("owner");
  const [one, other] = [await addMember(owner, "maintainer"), await addMember(owner, "member")];
  const token = await createToken(one, { name: "one", scope: "log" });
  const service = await createServiceToken(owner, { name: "service", scope: "log" });
  for (const caller of [other, await makeTeam("owner")]) {
    await expect(revokeToken(caller, { id: token.id })).rejects.toMatchObject({ kind: "notFound" });
    await expect(revokeToken(caller, { id: service.id })).rejects.toMatchObject({ kind: "notFound" });
  }
  await revokeToken(one, { id: service.id });
  await revokeToken(owner, { id: token.id });
  expect(await listTokens(owner, {})).toEqual([]);
  await expect(revokeToken(owner, { id: token.id })).rejects.toMatchObject({ kind: "notFound" });
});

test("only an operator makes a token for somebody else, and only for a member", async () => {
  const owner = await makeTeam("owner");
  const member = await addMember(owner, "member");
  if (member.actor.kind !== "person") throw new Error("a member is a person");
  const { email, personId } = member.actor;
  const input = { email, name: "cluster", scope: "log" } as const;
  await expect(createTokenFor(owner, input)).rejects.toMatchObject({ kind: "forbidden" });
  const operator = { ...owner, actor: { kind: "operator" as const, name: "test" } };
  const { id } = await createTokenFor(operator, input);
  expect(await database().select().from(tokens).where(eq(tokens.id, id))).toMatchObject([{ personId }]);
  const stranger = { ...input, email: "nobody@example.com" };
  await expect(createTokenFor(operator, stranger)).rejects.toMatchObject({ kind: "notFound" });
});
