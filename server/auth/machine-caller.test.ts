import { beforeAll, expect, test } from "vitest";
import type { Role, Scope } from "#server/auth/caller.ts";
import { listen } from "#server/core/bus.ts";
import { clock } from "#server/core/clock.ts";
import { removeMember, updateMember } from "#server/domain/teams/index.ts";
import { createServiceToken, createToken, revokeToken } from "#server/domain/tokens/index.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember, makeTeam } from "#tests/team.ts";
import { resolveMachineCaller } from "./machine-caller.ts";

const sql = withDatabase();
beforeAll(() => listen(sql()));

const bearer = (token: string) => new Headers({ Authorization: `Bearer ${token}` });
const basic = (user: string, password: string) =>
  new Headers({ Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` });

/** The notice of a change arrives a moment after its commit. */
const untilRefused = (token: string) =>
  expect
    .poll(() =>
      resolveMachineCaller(bearer(token)).then(
        () => "let in",
        (error) => error.kind,
      ),
    )
    .toBe("unauthorized");

async function makeToken(role: Role = "member", scope: Scope = "log") {
  const owner = await makeTeam("owner");
  const member = await addMember(owner, role);
  if (member.actor.kind !== "person") throw new Error("a member is a person");
  const { token, id } = await createToken(member, { name: "laptop", scope });
  return { owner, member, personId: member.actor.personId, token, id };
}

test("a token works as Bearer and as the password of Basic with any user name", async () => {
  const { token, member, id, personId } = await makeToken();
  const expected = {
    actor: {
      kind: "token",
      tokenId: id,
      name: "laptop",
      personId,
      personName: member.actor.name,
      scope: "log",
    },
    team: member.team,
    role: "member",
  };
  expect(await resolveMachineCaller(bearer(token))).toEqual(expected);
  expect(await resolveMachineCaller(bearer(token))).toEqual(expected);
  expect(await resolveMachineCaller(basic("token", token))).toEqual(expected);
  expect(await resolveMachineCaller(basic("keiko@example.com", token))).toEqual(expected);
  expect(await resolveMachineCaller(new Headers({ authorization: `bearer  ${token} ` }))).toEqual(expected);
});

test.each([
  ["nothing", new Headers()],
  ["another scheme", new Headers({ Authorization: "Digest abc" })],
  ["text that is no token", bearer("hunter2")],
  ["an unknown token", bearer(`sgn_1_${"0".repeat(48)}`)],
  ["a team number beyond int4", bearer(`sgn_zzzzzzz_${"0".repeat(48)}`)],
  ["an empty password", basic("admin", "")],
  ["Basic without a colon", new Headers({ Authorization: "Basic YWRtaW4=" })],
])("%s is refused", async (_what, headers) => {
  await expect(resolveMachineCaller(headers)).rejects.toMatchObject({ kind: "unauthorized" });
});

test("a token in the name of another team is refused", async () => {
  const { token } = await makeToken();
  const other = await makeTeam();
  const forged = token.replace(/^sgn_[^_]+/, `sgn_${other.team.id.toString(36)}`);
  await expect(resolveMachineCaller(bearer(forged))).rejects.toMatchObject({ kind: "unauthorized" });
});

test("a revoked token is refused, though it was remembered", async () => {
  const { token, id, member } = await makeToken();
  await resolveMachineCaller(bearer(token));
  await resolveMachineCaller(bearer(token));
  await revokeToken(member, { id }).catch(() => undefined);
  await revokeToken({ ...member, role: "owner" }, { id }).catch(() => undefined);
  await untilRefused(token);
});

test("an expired token is refused", async () => {
  const member = await makeTeam("member");
  const { token } = await createToken(member, { name: "short", scope: "read", expiresInDays: 1 / 86_400 });
  await resolveMachineCaller(bearer(token));
  await resolveMachineCaller(bearer(token));
  const { now } = clock;
  clock.now = () => new Date(Date.now() + 1_500);
  try {
    // What is remembered ends with the token; what is read again is judged by the database's own clock.
    await sql()`select pg_sleep(1.1)`;
    await expect(resolveMachineCaller(bearer(token))).rejects.toMatchObject({ kind: "unauthorized" });
  } finally {
    clock.now = now;
  }
});

test("a removed member's personal tokens are dead at once, service tokens live on", async () => {
  const { owner, personId, token } = await makeToken();
  const service = await createServiceToken(owner, { name: "ci", scope: "log" });
  await resolveMachineCaller(bearer(token));
  await resolveMachineCaller(bearer(token));
  await removeMember(owner, { personId });
  await untilRefused(token);
  expect(await resolveMachineCaller(bearer(service.token))).toMatchObject({ role: "member" });
});

test("a token acts with the role its person has now", async () => {
  const { owner, personId, token } = await makeToken("maintainer", "admin");
  await resolveMachineCaller(bearer(token));
  await updateMember(owner, { personId, role: "viewer" });
  await expect.poll(async () => (await resolveMachineCaller(bearer(token))).role).toBe("viewer");
});

test("a token's last use is noted, once a minute", async () => {
  const { token, id, owner } = await makeToken();
  const lastUse = async () =>
    (await sql()`select last_used_at from tokens where team_id = ${owner.team.id} and id = ${id}`)[0]?.[
      "last_used_at"
    ];
  await resolveMachineCaller(bearer(token));
  await expect.poll(lastUse).not.toBeNull();
  const first = await lastUse();
  await resolveMachineCaller(bearer(token));
  expect(await lastUse()).toEqual(first);
});

const from = (secret: string) =>
  new Headers({ Authorization: `Bearer ${secret}`, "x-saigen-address": "203.0.113.9" });

test("many different wrong tokens from one address are limited, and good ones still work", async () => {
  const { token } = await makeToken();
  const attempt = (n: number) => resolveMachineCaller(from(`sgn_1_${n.toString(16).padStart(48, "0")}`));
  for (let n = 1; n < 60; n += 1) await expect(attempt(n)).rejects.toMatchObject({ kind: "unauthorized" });
  await expect(attempt(60)).rejects.toMatchObject({ kind: "limited" });
  expect(await resolveMachineCaller(from(token))).toMatchObject({ role: "member" });
});

test("one wrong token again and again uses up one attempt", async () => {
  const headers = new Headers({
    Authorization: `Bearer sgn_1_${"f".repeat(48)}`,
    "x-saigen-address": "203.0.113.10",
  });
  for (let n = 0; n < 100; n += 1) {
    await expect(resolveMachineCaller(headers)).rejects.toMatchObject({ kind: "unauthorized" });
  }
});

test("what was never announced is found out after five seconds", async () => {
  const { token, id, owner } = await makeToken();
  await resolveMachineCaller(bearer(token));
  await resolveMachineCaller(bearer(token));
  await sql()`update tokens set revoked_at = now() where team_id = ${owner.team.id} and id = ${id}`;
  expect(await resolveMachineCaller(bearer(token))).toMatchObject({ role: "member" });
  const { now } = clock;
  clock.now = () => new Date(Date.now() + 5_001);
  try {
    await expect(resolveMachineCaller(bearer(token))).rejects.toMatchObject({ kind: "unauthorized" });
  } finally {
    clock.now = now;
  }
});
