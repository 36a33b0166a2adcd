import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import type { OidcServer } from "#tests/oidc.ts";
import { startOidc } from "#tests/oidc.ts";
import { freePort } from "#tests/product.ts";
import { eventually, go, untilAlive, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";

let provider: OidcServer;

const stage = withStage(async () => {
  const port = await freePort();
  provider = await startOidc(`http://localhost:${port}`);
  return {
    ...provider.environment,
    PORT: String(port),
    OIDC_NAME: "Company",
    SSO_ALLOWED_DOMAINS: "example.org",
    SSO_TEAM_MAP: "ml-fraud=fraud:member,ml-leads=fraud:owner,ml-vision=vision:viewer",
  };
});
afterAll(() => provider.stop());

test("groups of the provider open teams, and leaving a group closes them at the next sign-in", async () => {
  provider.people.set("ann", known("ann", ["ml-leads", "ml-vision"]));
  const page = await stage.open({ tolerates: /404/ });
  await signInAs(page, "ann");
  await page.waitForURL("**/fraud");
  await go(page, "/fraud/settings/members");
  await page
    .getByRole("row", { name: /ann@example.org/ })
    .getByText("by group")
    .waitFor();
  expect(await roleOf(page)).toContain("owner of fraud");

  provider.people.set("ann", known("ann", ["ml-vision"]));
  await signOut(page);
  await signInAs(page, "ann");
  await page.waitForURL("**/vision");
  expect(await roleOf(page)).toContain("viewer of vision");
  await go(page, "/fraud");
  await page.getByRole("heading", { name: "This page does not exist" }).waitFor();
});

test("who opens the address that a client printed for a run is there after signing in", async () => {
  provider.people.set("fay", known("fay", ["ml-fraud"]));
  const token = await stage
    .product()
    .admin("token", "create", "--team", "fraud", "--service", "t", "--scope", "log");
  const runId = await makeTrainer(stage.product().url, token).startRun("printed");
  const page = await stage.open();
  await go(page, `/#/experiments/0/runs/${runId}`);
  await page.getByRole("button", { name: "Sign in with Company" }).click();
  await page.getByRole("button", { name: "Continue as fay" }).click();
  await page.waitForURL(`**/fraud/runs/${runId}`);
});

test("an address of another domain and an unverified one get no account", async () => {
  provider.people.set("eve", { ...known("eve", ["ml-fraud"]), email: "eve@example.com" });
  provider.people.set("bob", { ...known("bob", ["ml-fraud"]), email_verified: false });
  for (const [id, sentence] of [
    ["eve", "not of a domain that gets in here"],
    ["bob", "does not say that your e-mail address is verified"],
  ] as const) {
    const page = await stage.open();
    await signInAs(page, id);
    await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    await go(page, "/fraud");
    await page.waitForURL("**/sign-in?**");
  }
});

test("signing out also ends the session at the provider", async () => {
  provider.people.set("cho", known("cho", ["ml-fraud"]));
  const page = await stage.open();
  await signInAs(page, "cho");
  await page.waitForURL("**/fraud");
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with Company" }).click();
  await page.getByRole("button", { name: "Continue as cho" }).waitFor();
});

test("a person ends another session of theirs, and its open page is out", async () => {
  provider.people.set("dai", known("dai", ["ml-fraud"]));
  const [here, there] = [await stage.open(), await stage.open({ tolerates: /401/ })];
  for (const page of [here, there]) {
    await signInAs(page, "dai");
    await page.waitForURL("**/fraud");
  }
  await go(here, "/fraud/settings/sessions");
  await eventually(() => here.getByRole("button", { name: "End", exact: true }).count()).toBe(1);
  await here.getByRole("button", { name: "End", exact: true }).click();
  await there.waitForURL("**/sign-in?**");
  await here.getByText("Ended the session").waitFor();
});

const known = (id: string, groups: string[]) => ({
  email: `${id}@example.org`,
  email_verified: true,
  name: id,
  groups,
});

async function signInAs(page: Page, id: string): Promise<void> {
  await go(page, "/sign-in");
  await page.getByRole("button", { name: "Sign in with Company" }).click();
  await page.getByRole("button", { name: `Continue as ${id}` }).click();
  await page.waitForURL((url) => url.origin === stage.product().url && !url.pathname.startsWith("/api/"));
  await untilAlive(page);
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /, account$/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in/out");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("button", { name: "Sign out of the provider" }).click();
  await page.waitForURL("**/sign-in");
  await untilAlive(page);
}

/** What the menu of the signed-in person says of them. */
async function roleOf(page: Page): Promise<string> {
  await page.getByRole("button", { name: /, account$/ }).click();
  const menu = await page.getByRole("menu").innerText();
  await page.keyboard.press("Escape");
  return menu;
}
