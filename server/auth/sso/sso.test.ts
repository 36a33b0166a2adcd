import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { accounts, members, people, sessions, teams } from "#db/schema/index.ts";
import { database } from "#server/core/database.ts";
import { parseSettings, settings } from "#server/core/env.ts";
import { hashSecret } from "#server/core/secret.ts";
import { withDatabase } from "#tests/database.ts";
import type { OidcServer } from "#tests/oidc.ts";
import { startOidc } from "#tests/oidc.ts";
import { addMember, makeTeam } from "#tests/team.ts";
import { postSignOut } from "../routes/sign-out.ts";
import { findSignedIn } from "../sessions/find.ts";
import { answerSignIn } from "./answer.ts";

withDatabase();

/** Settings are read once at start; here they are known only once the provider listens. */
vi.mock("#server/core/env.ts", async (importOriginal) => {
  const real = await importOriginal<typeof import("#server/core/env.ts")>();
  return { ...real, settings: { ...real.settings } };
});

const ours = "http://localhost:3999";
let oidc: OidcServer;

beforeAll(async () => {
  oidc = await startOidc(ours);
  const variables = {
    ...oidc.environment,
    PUBLIC_URL: ours,
    SSO_ALLOWED_DOMAINS: "example.org",
    SSO_TEAM_MAP: "ml-fraud=fraud:member,ml-leads=fraud:owner,ml-vision=vision:viewer",
  };
  Object.assign(settings, parseSettings(variables));
});
afterAll(() => oidc.stop());

beforeEach(() => {
  oidc.people.clear();
  oidc.people.set("keiko", {
    email: "Keiko@example.org",
    email_verified: true,
    name: "Keiko Matsuda",
    groups: ["ml-fraud"],
  });
});

/** Cookies of one browser, for us and for the provider. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  jar(url: string): Map<string, string> {
    const { origin } = new URL(url);
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    return jar;
  }

  headers(url: string, more: Record<string, string> = {}): Headers {
    const cookie = [...this.jar(url)].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ cookie, host: new URL(url).host, "user-agent": "Firefox", ...more });
  }

  keep(url: string, response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0/i.test(line)) this.jar(url).delete(name);
      else this.jar(url).set(name, value);
    }
    return response;
  }

  async ask(url: string, init: { method?: string; body?: string } = {}): Promise<Response> {
    const headers = this.headers(url, init.method === "POST" ? { origin: ours } : {});
    const request = new Request(url, { ...init, headers });
    const path = new URL(url).pathname.split("/").slice(3);
    const response = url.startsWith(ours)
      ? await answerSignIn(request, path)
      : await fetch(url, { ...init, headers, redirect: "manual" });
    return this.keep(url, response);
  }

  /** Follows redirects of the provider as `person`, until it leads back to us. */
  async walk(from: string, person: string): Promise<string> {
    let url = from;
    for (let step = 0; step < 10 && !url.startsWith(ours); step += 1) {
      const location = (await this.ask(url)).headers.get("location") ?? "";
      url = new URL(location.startsWith("/choose/") ? `${location}?as=${person}` : location, url).href;
    }
    return url;
  }

  async begin(): Promise<string> {
    const { csrfToken }: { csrfToken: string } = await (await this.ask(`${ours}/api/auth/csrf`)).json();
    const body = new URLSearchParams({ csrfToken, callbackUrl: "/fraud", json: "true" }).toString();
    const answer = await this.ask(`${ours}/api/auth/signin/oidc`, { method: "POST", body });
    return (await answer.json()).url;
  }

  /** Where a whole sign-in ends. */
  async signIn(person: string): Promise<string> {
    const back = await this.walk(await this.begin(), person);
    return (await this.ask(back)).headers.get("location") ?? "";
  }

  signedIn() {
    return findSignedIn(this.headers(ours));
  }
}

const rolesOf = async (email: string) =>
  Object.fromEntries(
    (
      await database()
        .select({ slug: teams.slug, role: members.role })
        .from(members)
        .innerJoin(teams, eq(teams.id, members.teamId))
        .innerJoin(people, and(eq(people.id, members.personId), eq(people.email, email)))
    ).map(({ slug, role }) => [slug, role]),
  );

test("a person signs in with PKCE, state and nonce, and gets the teams of their groups", async () => {
  const browser = new Browser();
  const start = new URL(await browser.begin());
  expect(Object.fromEntries(start.searchParams)).toMatchObject({
    response_type: "code",
    code_challenge_method: "S256",
    state: expect.any(String),
    nonce: expect.any(String),
  });
  expect(await browser.signIn("keiko")).toBe(`${ours}/fraud`);
  expect(await browser.signedIn()).toMatchObject({
    name: "Keiko Matsuda",
    email: "keiko@example.org",
    memberships: [{ slug: "fraud", role: "member" }],
  });
  const [session] = await database().select().from(sessions);
  expect(session).toMatchObject({ provider: "oidc", userAgent: "Firefox", idToken: expect.any(String) });
  const cookie = [...browser.jar(ours).values()].find((value) => /^[0-9a-f]{48}$/.test(value)) ?? "";
  expect(session?.tokenHash).toEqual(hashSecret(cookie));
});

test("the map is applied anew at each sign-in: the highest role wins, leaving a group takes the access away", async () => {
  const keiko = oidc.people.get("keiko");
  if (keiko === undefined) throw new Error("keiko is there");
  keiko.groups = ["ml-fraud", "/ml-leads", "ml-vision", "others"];
  await new Browser().signIn("keiko");
  expect(await rolesOf("keiko@example.org")).toEqual({ fraud: "owner", vision: "viewer" });
  keiko.groups = ["ml-fraud"];
  const browser = new Browser();
  await browser.signIn("keiko");
  expect(await rolesOf("keiko@example.org")).toEqual({ fraud: "member" });
  keiko.groups = [];
  await new Browser().signIn("keiko");
  expect(await rolesOf("keiko@example.org")).toEqual({});
  expect(await browser.signedIn()).toMatchObject({ memberships: [] });
});

test("memberships that somebody in a team gave are left alone by the map", async () => {
  const owner = await makeTeam("owner");
  const invited = await addMember(owner, "maintainer");
  if (invited.actor.kind !== "person") throw new Error("a member is a person");
  await database()
    .update(people)
    .set({ email: "aiko@example.org" })
    .where(eq(people.id, invited.actor.personId));
  oidc.people.set("aiko", { email: "aiko@example.org", email_verified: true, groups: [] });
  await new Browser().signIn("aiko");
  expect(await rolesOf("aiko@example.org")).toEqual({ [owner.team.slug]: "maintainer" });
});

test.each([
  [
    "an address the provider calls unverified",
    { email: "eve@example.org", email_verified: false },
    "EmailUnverified",
  ],
  ["an address the provider says nothing of", { email: "eve@example.org" }, "EmailUnverified"],
  ["no address", { email_verified: true }, "NoEmail"],
  ["another domain", { email: "eve@evil.example", email_verified: true }, "DomainNotAllowed"],
  ["a subdomain", { email: "eve@sub.example.org", email_verified: true }, "DomainNotAllowed"],
  ["a domain that ends alike", { email: "eve@notexample.org", email_verified: true }, "DomainNotAllowed"],
])("%s gets no account, no team and no session", async (_what, person, error) => {
  oidc.people.set("eve", { ...person, groups: ["ml-leads"] });
  const before = await database().$count(people);
  const browser = new Browser();
  expect(await browser.signIn("eve")).toBe(`/sign-in?error=${error}`);
  expect(await browser.signedIn()).toBeUndefined();
  expect(await database().$count(people)).toBe(before);
});

const verified = (email: string) => ({ email, email_verified: true });

test("a person is known by the provider's id, also after their address changed", async () => {
  oidc.people.set("mio", verified("mio@example.org"));
  await new Browser().signIn("mio");
  const [before] = await database().select().from(people).where(eq(people.email, "mio@example.org"));
  oidc.people.set("mio", verified("mio.sato@example.org"));
  const browser = new Browser();
  await browser.signIn("mio");
  expect(await browser.signedIn()).toMatchObject({ personId: before?.id, email: "mio.sato@example.org" });
  oidc.people.set("other", verified("mio@example.org"));
  await new Browser().signIn("other");
  oidc.people.set("mio", verified("mio@example.org"));
  expect(await new Browser().signIn("mio")).toBe("/sign-in?error=EmailTaken");
});

test("signing in while signed in as somebody else ties nothing together", async () => {
  const browser = new Browser();
  await browser.signIn("keiko");
  const before = await browser.signedIn();
  oidc.people.set("ren", { email: "ren@example.org", email_verified: true });
  browser.jar(oidc.issuer).clear();
  await browser.signIn("ren");
  const after = await browser.signedIn();
  expect(after).toMatchObject({ email: "ren@example.org" });
  const tied = await database().select().from(accounts).where(eq(accounts.providerAccountId, "ren"));
  expect(tied).toMatchObject([{ personId: after?.personId }]);
  const old = await database().$count(sessions, eq(sessions.id, before?.sessionId ?? 0));
  expect(old).toBe(0);
});

test("two first sign-ins at once make one person", async () => {
  oidc.people.set("aoi", { email: "aoi@example.org", email_verified: true, groups: ["ml-fraud"] });
  const ends = await Promise.all([new Browser().signIn("aoi"), new Browser().signIn("aoi")]);
  expect(ends).toEqual([`${ours}/fraud`, `${ours}/fraud`]);
  expect(await database().$count(people, eq(people.email, "aoi@example.org"))).toBe(1);
});

test("an answer with another state is refused", async () => {
  const browser = new Browser();
  const back = new URL(await browser.walk(await browser.begin(), "keiko"));
  back.searchParams.set("state", "forged");
  expect((await browser.ask(back.href)).headers.get("location")).toContain("error=OAuthCallback");
  expect(await browser.signedIn()).toBeUndefined();
});

test("an answer that belongs to another browser's start is refused", async () => {
  const [attacker, victim] = [new Browser(), new Browser()];
  const back = await attacker.walk(await attacker.begin(), "keiko");
  await victim.begin();
  expect((await victim.ask(back)).headers.get("location")).toContain("error=OAuthCallback");
  expect((await new Browser().ask(back)).headers.get("location")).toContain("error=OAuthCallback");
});

test("an ID token with another nonce is refused", async () => {
  const browser = new Browser();
  const start = new URL(await browser.begin());
  start.searchParams.set("nonce", "replayed");
  const back = await browser.walk(start.href, "keiko");
  expect((await browser.ask(back)).headers.get("location")).toContain("error=OAuthCallback");
  expect(await browser.signedIn()).toBeUndefined();
});

test("a start takes our origin and the token of the form", async () => {
  const url = `${ours}/api/auth/signin/oidc`;
  const foreign = new Request(url, { method: "POST", headers: { origin: "https://evil.example" } });
  await expect(answerSignIn(foreign, ["signin", "oidc"])).rejects.toMatchObject({ kind: "forbidden" });
  const answer = await new Browser().ask(url, { method: "POST", body: "json=true" });
  expect((await answer.json()).url).not.toContain(oidc.issuer);
});

test("a sign-in never leads to another site", async () => {
  const browser = new Browser();
  const { csrfToken }: { csrfToken: string } = await (await browser.ask(`${ours}/api/auth/csrf`)).json();
  const body = new URLSearchParams({
    csrfToken,
    callbackUrl: "https://evil.example/",
    json: "true",
  }).toString();
  const answer = await browser.ask(`${ours}/api/auth/signin/oidc`, { method: "POST", body });
  const back = await browser.walk((await answer.json()).url, "keiko");
  expect((await browser.ask(back)).headers.get("location")).toBe(ours);
});

test("signing out ends the session here and leads to the provider's own end", async () => {
  const browser = new Browser();
  await browser.signIn("keiko");
  const headers = browser.headers(ours, { origin: ours });
  const request = new Request(`${ours}/api/auth/sign-out`, { method: "POST", headers, body: "{}" });
  const answer = browser.keep(ours, await postSignOut(request));
  const { to }: { to: string } = await answer.json();
  expect(to).toContain(`${oidc.issuer}/session/end?`);
  expect(new URL(to).searchParams.get("post_logout_redirect_uri")).toBe(`${ours}/sign-in`);
  expect(await findSignedIn(headers)).toBeUndefined();
  expect((await browser.ask(to)).status).toBe(200);
});

test.each(["session", "providers", "_log", "verify-request"])(
  "next-auth's own %s is not served",
  async (action) => {
    await expect(new Browser().ask(`${ours}/api/auth/${action}`)).rejects.toMatchObject({ kind: "notFound" });
  },
);
