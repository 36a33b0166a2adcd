import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseSettings } from "#server/core/env.ts";
import type { OpenedPostgres } from "#server/postgres/open.ts";
import { openPostgres } from "#server/postgres/open.ts";
import { addressOf } from "#tests/postgres.ts";
import { go, withStage } from "./stage.ts";

let dataDir = "";
let postgres: OpenedPostgres;

const stage = withStage(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "saigen away "));
  postgres = await open();
  return { DATABASE_URL: addressOf(postgres.options, "saigen") };
});
afterAll(async () => {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const open = () => openPostgres(parseSettings({ DATA_DIR: dataDir }));
/** What a browser says of requests while the database is away; 441 is React's number of the second. */
const outage = /503|Server Components render|React error #441/;

test("a page asked for while the database is away says so without a script, and comes by itself", async () => {
  await stage.openTeam("vision", { "ann@example.org": "owner" });
  const signedIn = await stage.visit("ann@example.org", { tolerates: outage });
  const storageState = await signedIn.context().storageState();
  const page = await stage.open({ storageState, javaScriptEnabled: false, tolerates: outage });

  await postgres.stop();
  const answer = await page.goto("/vision/experiments");
  expect(answer?.status()).toBe(503);
  expect(answer?.headers()["retry-after"]).toMatch(/^\d+$/u);
  await page.getByRole("heading", { name: "The database is away" }).waitFor();

  postgres = await open();
  await page.getByRole("heading", { name: "Experiments" }).waitFor();
});

test("a page opened from another while the database is away says so in its place, and comes by itself", async () => {
  await stage.openTeam("speech", { "ben@example.org": "owner" });
  const page = await stage.visit("ben@example.org", { tolerates: outage });
  await go(page, "/speech/experiments");

  await postgres.stop();
  await page.getByRole("link", { name: "Settings" }).first().click();
  const said = page.getByRole("alert").filter({ hasText: "The database is away" });
  await said.waitFor();
  await page.getByRole("navigation").first().waitFor();

  postgres = await open();
  await said.waitFor({ state: "hidden" });
  await page.getByRole("heading", { name: "Settings" }).waitFor();
});
