import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { makeModelTrainer } from "./model-trainer.ts";
import { eventually, go, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";
import { choose, versionRow } from "./versions.ts";

const served = "fraud-detector";
const misnamed = "modle";
const outdated = "old-detector";
/** What a browser says of a name that is taken, and of what a page asks about a model that is gone. */
const gone = /404|409/;

const stage = withStage();

beforeAll(async () => {
  await stage.openTeam("fraud", {
    "mia@example.org": "maintainer",
    "ann@example.org": "member",
    "ben@example.org": "viewer",
  });
  const { admin, url } = stage.product();
  const token = await admin(
    "token",
    "create",
    "--team",
    "fraud",
    "--service",
    "mover",
    "--scope",
    "registry",
  );
  const experimentId = await makeTrainer(url, token).createExperiment("boost");
  const modeller = makeModelTrainer(url, token);
  const modelId = await modeller.logModel("model", { experimentId, files: {} });
  for (const name of [served, misnamed, outdated]) {
    await modeller.register(modelId, name);
    await modeller.addVersion(modelId, name);
    await modeller.pointAlias("champion", name, 2);
  }
  await modeller.moveTo("Production", served, 1);
});

test("a version takes the place of those in Production, and others see at once what serves", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, addressOf(served));
  const viewer = await stage.visit("ben@example.org");
  await go(viewer, addressOf(served));
  await versionRow(viewer, 1).getByRole("cell", { name: "Production" }).waitFor();

  await choose(page, 2, "Move to a stage");
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByRole("button", { name: "Move the version" }).isDisabled()).toBe(true);
  expect(await dialog.getByRole("checkbox").count()).toBe(0);
  await dialog.getByRole("radio", { name: "Production" }).click();
  await dialog.getByText("Version 2: None → Production").waitFor();
  await dialog.getByRole("checkbox", { name: "Archive the other versions that are in Production" }).click();
  await dialog.getByRole("button", { name: "Move the version" }).click();

  await versionRow(viewer, 2).getByRole("cell", { name: "Production" }).waitFor();
  await versionRow(viewer, 1).getByRole("cell", { name: "Archived" }).waitFor();
  await go(page, `${addressOf(served)}/versions/1`);
  await page.getByText("Archived", { exact: true }).waitFor();
});

test("a model gets another name with all it has; a name that is taken is refused", async () => {
  const page = await stage.visit("mia@example.org", { tolerates: gone });
  await go(page, addressOf(misnamed));
  const viewer = await stage.visit("ben@example.org", { tolerates: gone });
  await go(viewer, addressOf(misnamed));
  await rename(page, served);
  await page.getByText(`Registered Model (name=${served}) already exists.`).waitFor();
  await page.getByRole("heading", { name: misnamed, level: 2 }).waitFor();

  await rename(page, "モデル 2");
  await page.waitForURL(`**${addressOf("モデル 2")}`);
  await page.getByRole("heading", { name: "モデル 2", level: 2 }).waitFor();
  await versionRow(page, 2).getByText("champion").waitFor();
  await viewer.getByRole("heading", { name: "There is no model of this name any more" }).waitFor();
});

test("what is deleted is named before, gone for everybody after, and its number is not used again", async () => {
  const page = await stage.visit("mia@example.org", { tolerates: gone });
  await go(page, addressOf(outdated));
  const viewer = await stage.visit("ben@example.org", { tolerates: gone });
  await go(viewer, addressOf(outdated));
  await choose(page, 2, "Delete the version");
  const question = page.getByRole("alertdialog");
  await question.getByText("Its aliases go with it: champion.").waitFor();
  await question.getByRole("button", { name: "Delete the version" }).click();
  await versionRow(viewer, 2).waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await question.getByText("All versions up to 1 go with it.").waitFor();
  await question.getByRole("button", { name: "Delete the model" }).click();
  await page.waitForURL("**/fraud/models");
  await viewer.getByRole("heading", { name: "There is no model of this name any more" }).waitFor();
  await eventually(() => page.getByRole("link", { name: outdated }).count()).toBe(0);
});

test("who may not move, rename or delete has no button for it, and is refused when it is sent all the same", async () => {
  const member = await stage.visit("ann@example.org");
  await go(member, addressOf(served));
  await member.getByRole("button", { name: "More on version 2" }).click();
  await member.getByRole("menuitem", { name: "Move to a stage" }).waitFor();
  expect(await member.getByRole("menuitem", { name: "Delete the version" }).count()).toBe(0);
  await member.keyboard.press("Escape");

  const viewer = await stage.visit("ben@example.org", { tolerates: /403/ });
  await go(viewer, addressOf(served));
  await versionRow(viewer, 2).waitFor();
  for (const page of [member, viewer])
    for (const button of ["Delete", "Rename the model"])
      expect(await page.getByRole("button", { name: button, exact: true }).count(), button).toBe(0);
  expect(await viewer.getByRole("button", { name: /^More on version/ }).count()).toBe(0);

  const at = { name: served, version: 2 };
  for (const [procedure, input] of [
    ["transitionStage", { ...at, stage: "Archived", archiveExisting: false }],
    ["rename", { name: served, newName: "mine" }],
    ["deleteVersion", at],
    ["delete", { name: served }],
  ] as const)
    expect(await send(viewer, `registry.${procedure}`, input), procedure).toBe(403);
  await go(viewer, addressOf(served));
  await versionRow(viewer, 2).getByRole("cell", { name: "Production" }).waitFor();
});

test("the first tag of a model that has none is set on its page", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, addressOf(served));
  const tags = page.getByRole("region", { name: "Tags" });
  await tags.getByText("This model has no tag.").waitFor();
  await tags.getByRole("button", { name: "Add" }).click();
  await tags.getByLabel("Name of the tag").fill("task");
  await tags.getByRole("button", { name: "Add tag" }).click();
  await tags.getByRole("button", { name: "Remove the tag task" }).waitFor();
});

const addressOf = (name: string) => `/fraud/models/${encodeURIComponent(name)}`;

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Rename the model" }).click();
  await page.getByLabel("Name of the model").fill(name);
  await page.getByRole("button", { name: "Rename", exact: true }).click();
}

/** Sends a call of the typed API as the page's own script does, and answers the status. */
const send = (page: Page, procedure: string, input: unknown): Promise<number> =>
  page.evaluate(
    async ({ path, body }) => {
      const headers = { "Content-Type": "application/json" };
      return (await fetch(path, { method: "POST", headers, body })).status;
    },
    { path: `/api/teams/fraud/trpc/${procedure}`, body: JSON.stringify({ json: input }) },
  );
