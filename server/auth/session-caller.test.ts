import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { people, sessions } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { hashSecret } from "#server/core/secret.ts";
import { leaveTeam, removeMember, updateMember } from "#server/domain/teams/index.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember, makeTeam } from "#tests/team.ts";
import { sessionCaller } from "./session-caller.ts";
import { readSessionCookie, sessionCookie } from "./sessions/cookie.ts";
import { createSession } from "./sessions/create.ts";
import { endSession } from "./sessions/end.ts";

withDatabase();

const ours = "http://localhost:3000";

async function signIn(caller: Caller): Promise<{ token: string; personId: number }> {
  if (caller.actor.kind !== "person") throw new Error("only people sign in");
  const { personId } = caller.actor;
  const { token } = await database().transaction((tx) =>
    createSession(tx, personId, { userAgent: "Firefox" }),
  );
  return { token, personId };
}

const request = (token: string, init: { method?: string; origin?: string; host?: string } = {}) =>
  new Request(`${ours}/api/teams/x/trpc/runs.search`, {
    method: init.method ?? "GET",
    headers: {
      cookie: `theme=dark; ${sessionCookie().name}=${token}`,
      host: init.host ?? "localhost:3000",
      ...(init.origin === undefined ? {} : { origin: init.origin }),
    },
  });

test("a session is a caller in each of the person's teams, and in no other", async () => {
  const caller = await makeTeam("maintainer");
  const { token } = await signIn(caller);
  expect(await sessionCaller(request(token), caller.team.slug)).toEqual(caller);
  const other = await makeTeam();
  await expect(sessionCaller(request(token), other.team.slug)).rejects.toMatchObject({ kind: "notFound" });
  await expect(sessionCaller(request(token), "no-such-team")).rejects.toMatchObject({ kind: "notFound" });
});

test("without a good cookie nobody is signed in", async () => {
  const caller = await makeTeam();
  await expect(sessionCaller(new Request(ours), caller.team.slug)).rejects.toMatchObject({
    kind: "unauthorized",
  });
  for (const token of ["", "0".repeat(48), "x".repeat(48), "' or 1=1"]) {
    await expect(sessionCaller(request(token), caller.team.slug)).rejects.toMatchObject({
      kind: "unauthorized",
    });
  }
});

test("an ended, an expired and a dumped session open nothing", async () => {
  const caller = await makeTeam();
  const ended = await signIn(caller);
  await endSession(ended.token);
  const expired = await signIn(caller);
  await database()
    .update(sessions)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(sessions.tokenHash, hashSecret(expired.token)));
  const dumped = hashSecret((await signIn(caller)).token).toString("hex");
  for (const token of [ended.token, expired.token, dumped]) {
    await expect(sessionCaller(request(token), caller.team.slug)).rejects.toMatchObject({
      kind: "unauthorized",
    });
  }
});

test("a changed role, a removed member and one who left hold with the next request", async () => {
  const owner = await makeTeam("owner");
  const [first, second] = [await addMember(owner, "member"), await addMember(owner, "member")];
  const one = await signIn(first);
  await updateMember(owner, { personId: one.personId, role: "viewer" });
  expect(await sessionCaller(request(one.token), owner.team.slug)).toMatchObject({ role: "viewer" });
  await removeMember(owner, { personId: one.personId });
  await expect(sessionCaller(request(one.token), owner.team.slug)).rejects.toMatchObject({
    kind: "notFound",
  });
  const two = await signIn(second);
  await leaveTeam(second, {});
  await expect(sessionCaller(request(two.token), owner.team.slug)).rejects.toMatchObject({
    kind: "notFound",
  });
});

test.each([
  ["ours", { origin: ours }, "let in"],
  ["of the host that was asked", { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }, "let in"],
  ["of another site", { origin: "https://evil.example" }, "forbidden"],
  ["of another port", { origin: "http://localhost:8888" }, "forbidden"],
  ["of a name that begins like ours", { origin: "http://localhost:3000.evil.example" }, "forbidden"],
  ["opaque", { origin: "null" }, "forbidden"],
  ["not there", {}, "forbidden"],
])("a write whose Origin is %s", async (_what, init, expected) => {
  const caller = await makeTeam();
  const { token } = await signIn(caller);
  const answer = await sessionCaller(request(token, { method: "POST", ...init }), caller.team.slug).then(
    () => "let in",
    (error) => error.kind,
  );
  expect(answer).toBe(expected);
});

test("signing in is noted at the person, and only hashes are stored", async () => {
  const caller = await makeTeam();
  const { token, personId } = await signIn(caller);
  const [person] = await database().select().from(people).where(eq(people.id, personId));
  expect(person?.signedInAt).toBeInstanceOf(Date);
  const rows = await database().select().from(sessions).where(eq(sessions.personId, personId));
  expect(JSON.stringify(rows)).not.toContain(token);
});

test("of several cookies the session's is read, and only in its own shape", () => {
  const { name } = sessionCookie();
  const token = "a".repeat(48);
  expect(readSessionCookie(new Headers({ cookie: `x=1; ${name}=${token}; y=2` }))).toBe(token);
  expect(readSessionCookie(new Headers({ cookie: `not-${name}=${token}` }))).toBeUndefined();
});
