import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { members, people, signInLinks } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { database } from "#server/core/database.ts";
import { hashSecret } from "#server/core/secret.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember, makeTeam } from "#tests/team.ts";
import { ensureFirstOwner } from "../first-owner.ts";
import { postInvitation } from "../routes/invitations.ts";
import { postLink } from "../routes/link.ts";
import { findSignedIn } from "../sessions/find.ts";
import { createInvitation } from "#server/domain/teams/index.ts";
import { createSignInLink } from "./create.ts";
import { issueSignInLink } from "./issue.ts";

withDatabase();

const ours = "http://localhost:3000";
const secretOf = (link: string) => link.slice(link.indexOf("#") + 1);

function idOf({ actor }: Caller): number {
  if (actor.kind !== "person") throw new Error("the caller is no person");
  return actor.personId;
}

const makeLink = (caller: Caller) =>
  database()
    .transaction((tx) => createSignInLink(tx, idOf(caller), 1))
    .then(secretOf);

const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request(ours, {
    method: "POST",
    headers: { origin: ours, host: "localhost:3000", "x-saigen-address": "203.0.113.1", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";

test("a link opens a session, once; of two at the same time, one", async () => {
  const caller = await makeTeam();
  const secret = await makeLink(caller);
  const answers = await Promise.all([postLink(post({ secret })), postLink(post({ secret }))]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  const good = answers.find(({ ok }) => ok);
  if (good === undefined) throw new Error("one of them opens");
  expect(good.headers.getSetCookie()[0]).toMatch(
    /^saigen-session=[0-9a-f]{48}; Path=\/; Expires=.+; HttpOnly; SameSite=Lax$/,
  );
  const person = await findSignedIn(new Headers({ cookie: cookieOf(good) }));
  expect(person).toMatchObject({
    personId: idOf(caller),
    memberships: [{ slug: caller.team.slug, role: "owner" }],
  });
});

test("an expired and a wrong link open nothing, and a dumped one neither", async () => {
  const expired = await makeLink(await makeTeam());
  await database()
    .update(signInLinks)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(signInLinks.tokenHash, hashSecret(expired)));
  const dumped = hashSecret(await makeLink(await makeTeam())).toString("hex");
  for (const secret of [expired, dumped, "", "0".repeat(48)]) {
    const answer = await postLink(post({ secret }));
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []]);
  }
});

test("a link is not opened from another site, nor by a body that is no JSON", async () => {
  const secret = await makeLink(await makeTeam());
  expect((await postLink(post({ secret }, { origin: "https://evil.example" }))).status).toBe(403);
  expect((await postLink(post(`secret=${secret}`))).status).toBe(400);
  expect((await postLink(post({ secret, surprise: 1 }))).status).toBe(400);
  expect((await postLink(post({ secret }))).status).toBe(200);
});

test("after many wrong links an address has to wait", async () => {
  const from = { "x-saigen-address": "203.0.113.2" };
  for (let n = 0; n < 20; n += 1)
    expect((await postLink(post({ secret: `wrong ${n}` }, from))).status).toBe(404);
  expect((await postLink(post({ secret: await makeLink(await makeTeam()) }, from))).status).toBe(429);
});

test("an owner makes a link for a member, and not for somebody of a team they do not own", async () => {
  const owner = await makeTeam("owner");
  const member = await addMember(owner, "member");
  const { link } = await issueSignInLink(owner, { personId: idOf(member) });
  expect((await postLink(post({ secret: secretOf(link) }))).status).toBe(200);
  const elsewhere = await makeTeam("owner");
  await database()
    .insert(members)
    .values({ teamId: elsewhere.team.id, personId: idOf(member), role: "viewer", source: "operator" });
  await expect(issueSignInLink(owner, { personId: idOf(member) })).rejects.toMatchObject({
    kind: "forbidden",
  });
  await database()
    .insert(members)
    .values({ teamId: elsewhere.team.id, personId: idOf(owner), role: "owner", source: "operator" });
  await issueSignInLink(owner, { personId: idOf(member) });
  await expect(issueSignInLink(owner, { personId: idOf(await makeTeam()) })).rejects.toMatchObject({
    kind: "notFound",
  });
});

test("a newcomer with an invitation for their address gets an account and a session", async () => {
  const owner = await makeTeam("owner");
  const { link } = await createInvitation(owner, { role: "member", email: "aoi@example.org" });
  const nameless = await postInvitation(post({ secret: secretOf(link) }));
  expect(nameless.status).toBe(401);
  const answer = await postInvitation(post({ secret: secretOf(link), name: "Aoi" }));
  expect(await answer.json()).toEqual({ to: `/${owner.team.slug}` });
  expect(await findSignedIn(new Headers({ cookie: cookieOf(answer) }))).toMatchObject({
    name: "Aoi",
    email: "aoi@example.org",
    memberships: [{ slug: owner.team.slug, role: "member" }],
  });
});

test("the first owner gets a link at each start until an owner has signed in", async () => {
  await database().delete(people);
  const links = await Promise.all([ensureFirstOwner(), ensureFirstOwner()]);
  expect(await database().$count(people)).toBe(1);
  const [first = "", second = ""] = links;
  expect(first).toMatch(/^http:\/\/localhost:3000\/sign-in\/link#[0-9a-f]{48}$/);
  const answer = await postLink(post({ secret: secretOf(second) }));
  expect(await findSignedIn(new Headers({ cookie: cookieOf(answer) }))).toMatchObject({
    memberships: [{ slug: "main", role: "owner" }],
  });
  expect(await ensureFirstOwner()).toBeUndefined();
});
