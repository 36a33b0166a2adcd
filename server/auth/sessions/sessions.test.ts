import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { sessions } from "#db/schema/index.ts";
import type { Caller } from "#server/auth/caller.ts";
import { clock } from "#server/core/clock.ts";
import { database } from "#server/core/database.ts";
import { withDatabase } from "#tests/database.ts";
import { addMember, makeTeam, throughToken } from "#tests/team.ts";
import { sweepEnded } from "../sweep.ts";
import { sessionCookie } from "./cookie.ts";
import type { Origin } from "./create.ts";
import { createSession } from "./create.ts";
import { findSignedIn } from "./find.ts";
import { listSessions } from "./list.ts";
import { revokeSession } from "./revoke.ts";

withDatabase();

const day = 86_400_000;

async function open({ actor }: Caller, origin: Origin = { userAgent: "Firefox" }): Promise<Headers> {
  if (actor.kind !== "person") throw new Error("only people have sessions");
  const { personId } = actor;
  const { token } = await database().transaction((tx) => createSession(tx, personId, origin));
  return new Headers({ cookie: `${sessionCookie().name}=${token}` });
}

async function at<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { now } = clock;
  clock.now = () => new Date(ms);
  try {
    return await work();
  } finally {
    clock.now = now;
  }
}

test("one sees and ends one's own sessions, and nobody else's", async () => {
  const one = await makeTeam("viewer");
  const other = await addMember(one, "owner");
  const [laptop, phone] = [await open(one), await open(one, { userAgent: "Phone" })];
  await open(other);
  const mine = await listSessions(one, {});
  expect(mine.map(({ userAgent }) => userAgent).toSorted()).toEqual(["Firefox", "Phone"]);
  const [theirs] = await listSessions(other, {});
  await expect(revokeSession(one, { id: theirs?.id ?? 0 })).rejects.toMatchObject({ kind: "notFound" });
  await revokeSession(one, { id: mine.find(({ userAgent }) => userAgent === "Phone")?.id ?? 0 });
  expect(await findSignedIn(phone)).toBeUndefined();
  expect(await findSignedIn(laptop)).toMatchObject({ email: expect.any(String) });
});

test("a token neither sees nor ends sessions", async () => {
  const owner = await makeTeam("owner");
  await open(owner);
  const [mine] = await listSessions(owner, {});
  const token = throughToken(owner, "admin");
  expect(await listSessions(token, {})).toEqual([]);
  await expect(revokeSession(token, { id: mine?.id ?? 0 })).rejects.toMatchObject({ kind: "notFound" });
});

test("a session by provider ends after a week of use, one by link only after 90 days without", async () => {
  const caller = await makeTeam();
  const start = Date.now();
  const [byProvider, byLink] = [
    await open(caller, { provider: "oidc", userAgent: null }),
    await open(caller),
  ];
  for (const days of [3, 6]) {
    expect(await at(start + days * day, () => findSignedIn(byProvider))).toBeDefined();
  }
  expect(await at(start + 8 * day, () => findSignedIn(byProvider))).toBeUndefined();
  expect(await at(start + 80 * day, () => findSignedIn(byLink))).toBeDefined();
  const seen = async () =>
    (await listSessions(caller, {})).some(({ seenAt }) => seenAt.getTime() > start + 79 * day);
  await expect.poll(seen).toBe(true);
  expect(await at(start + 160 * day, () => findSignedIn(byLink))).toBeDefined();
});

test("what ended long ago is deleted, and nothing else", async () => {
  const caller = await makeTeam();
  await database().delete(sessions);
  await open(caller, { provider: "oidc", userAgent: null });
  await sweepEnded(new Date(Date.now() + 36 * day));
  expect(await database().$count(sessions)).toBe(1);
  await sweepEnded(new Date(Date.now() + 38 * day));
  expect(await database().$count(sessions, eq(sessions.provider, "oidc"))).toBe(0);
});
