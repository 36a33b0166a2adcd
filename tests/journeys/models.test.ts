import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { post } from "#tests/faults/writer.ts";
import { makeModelTrainer } from "./model-trainer.ts";
import { eventually, go, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";
import { choose, versionRow } from "./versions.ts";

const modelCount = 230;
const name = "fraud detector";
const address = "/fraud/models/fraud%20detector";
/** What a name may hold that an address may not. */
const oddName = String.raw`100% 不正? #1 & "x" \ ;+`;

const stage = withStage();
/** Moves an alias as a script of a teammate does. */
let moveAlias: (alias: string, version: number) => Promise<void>;

beforeAll(async () => {
  const token = await stage.openTeam("fraud", { "ann@example.org": "member", "ben@example.org": "viewer" });
  const { admin, url } = stage.product();
  const trainer = makeTrainer(url, token);
  const modeller = makeModelTrainer(url, token);
  const call = async (path: string, body: unknown) => {
    const response = await post(url, token, path, body);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  const experimentId = await trainer.createExperiment("boost");
  await call("registered-models/create", { name, tags: [{ key: "task", value: "classification" }] });
  for (const [accuracy, depth] of [
    [0.9, "3"],
    [0.95, "6"],
    [0.8, "9"],
  ] as const) {
    const runId = await trainer.recordRun(`depth-${depth}`, { experimentId });
    const trained = { experimentId, runId, params: { depth, seed: "7" }, metrics: { accuracy }, files: {} };
    const modelId = await modeller.logModel("model", trained);
    await modeller.addVersion(modelId, name);
  }
  await call("registered-models/create", { name: oddName });
  const names = Array.from({ length: modelCount }, (_, index) => `churn-${String(index).padStart(3, "0")}`);
  await Promise.all(names.map((other) => call("registered-models/create", { name: other })));
  const own = ["--team", "fraud", "--service", "mover", "--scope", "registry"];
  const mover = await admin("token", "create", ...own);
  moveAlias = (alias, version) => makeModelTrainer(url, mover).pointAlias(alias, name, version);
});

test("models are found by a filter in the grammar, and a mistake is told under its character", async () => {
  const page = await stage.visit("ann@example.org");
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await page.waitForURL("**/fraud/models");
  await eventually(() => modelNames(page)).toHaveLength(100);
  await filter(page, "tags.task = 'classification'");
  await eventually(() => modelNames(page)).toEqual([name]);
  expect(new URL(page.url()).searchParams.get("filter")).toContain("task");

  await filter(page, "name >> 3");
  await page.getByRole("alert").getByText("Column 6:").waitFor();
  await page.getByRole("button", { name: "Clear the filter" }).first().click();
  await eventually(() => modelNames(page)).toHaveLength(100);
  for (const rows of [200, modelCount + 2]) {
    await page.getByRole("button", { name: "Show more" }).click();
    await eventually(() => modelNames(page)).toHaveLength(rows);
  }
});

test("the order is in the address, and a model of any name has its page", async () => {
  const page = await stage.visit("ben@example.org");
  await go(page, "/fraud/models?filter=NOT+name+LIKE+'churn%25'");
  await page.getByRole("button", { name: "Name", exact: true }).click();
  await eventually(() => modelNames(page)).toEqual([name, oddName]);
  expect(new URL(page.url()).searchParams.get("order")).toBe("-name");
  await page.getByRole("link", { name: oddName }).click();
  await page.getByRole("heading", { name: "No versions yet" }).waitFor();
  expect((await go(page, page.url()))?.status()).toBe(200);
  await page.getByRole("heading", { name: oddName, level: 2 }).waitFor();
});

test("an alias is set, moved and removed, each time after it is said from where to where, and others see it live", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, address);
  const viewer = await stage.visit("ben@example.org");
  await go(viewer, address);
  await writeAlias(page, 1, "champion");
  await page.getByRole("dialog").getByText("champion: no version → version 1").waitFor();
  await page.getByRole("button", { name: "Set the alias" }).click();
  await versionRow(viewer, 1).getByText("champion").waitFor();

  await choose(page, 2, "Set an alias");
  await page.getByRole("dialog").getByRole("button", { name: "champion v1" }).click();
  await page.getByRole("dialog").getByText("champion: version 1 → version 2").waitFor();
  await page.getByRole("button", { name: "Move the alias" }).click();
  await versionRow(viewer, 2).getByText("champion").waitFor();
  expect(await versionRow(viewer, 1).getByText("champion").count()).toBe(0);

  await choose(page, 2, "Remove champion");
  const question = page.getByRole("alertdialog");
  await question.getByText("champion: version 2 → no version").waitFor();
  await question.getByRole("button", { name: "Remove the alias" }).click();
  await versionRow(viewer, 2).getByText("champion").waitFor({ state: "detached" });

  await go(page, "/fraud");
  const activity = page.getByRole("listitem");
  await activity.getByText("moved champion from version 1 to 2 of").waitFor();
  await activity.getByText("removed champion from version 2 of").waitFor();
});

test("who decided on an alias that somebody has moved meanwhile is told, and decides again", async () => {
  await moveAlias("challenger", 1);
  const page = await stage.visit("ann@example.org", { tolerates: /409/ });
  await go(page, address);
  await writeAlias(page, 3, "challenger");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("challenger: version 1 → version 3").waitFor();
  await moveAlias("challenger", 2);
  await dialog.getByRole("button", { name: "Move the alias" }).click();
  await dialog.getByRole("alert").getByText("it points at version 2 now").waitFor();
  await dialog.getByText("challenger: version 2 → version 3").waitFor();
  await dialog.getByRole("button", { name: "Move the alias" }).click();
  await versionRow(page, 3).getByText("challenger").waitFor();
});

test("a name that can be no alias is refused before it is sent", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, address);
  await writeAlias(page, 1, "v2");
  await page.getByRole("dialog").getByText("'v2' is reserved").waitFor();
  expect(await page.getByRole("button", { name: "Set the alias" }).isDisabled()).toBe(true);
});

test("chosen versions stand side by side: what differs, measured against the baseline", async () => {
  const page = await stage.visit("ben@example.org");
  await go(page, address);
  await versionRow(page, 2).getByText("0.95").waitFor();
  for (const version of [1, 2])
    await page.getByRole("checkbox", { name: `Select version ${version}` }).click();
  await page.getByRole("link", { name: "Compare 2" }).click();
  await page.waitForURL("**/compare?versions=1,2");
  const table = page.getByRole("region", { name: "Versions side by side" });
  await table.getByRole("row", { name: /^depth 3 6/ }).waitFor();
  expect(await table.getByRole("row", { name: /^seed/ }).count()).toBe(0);
  const accuracy = table.getByRole("row", { name: /^accuracy/ });
  await eventually(() => accuracy.innerText()).toMatch(/\+0\.05\d* better/);
  await page.getByRole("button", { name: "Make Version 2 the baseline" }).click();
  await eventually(() => accuracy.innerText()).toMatch(/[−-]0\.05\d* worse/);
  await page.getByRole("switch", { name: "Only differences" }).click();
  await table.getByRole("row", { name: /^seed 7 7/ }).waitFor();
});

test("a version's page says how it did, where it is from and how it is loaded", async () => {
  const page = await stage.visit("ben@example.org");
  await go(page, address);
  await page.getByRole("link", { name: "Version 2" }).click();
  await page.getByRole("heading", { name: "Version 2", level: 2 }).waitFor();
  await page.getByRole("region", { name: "Metrics" }).getByText("0.95").first().waitFor();
  await page.getByRole("region", { name: "Params" }).getByText("depth").waitFor();
  await page.getByText(`models:/${name}/2`).first().waitFor();
  await page.getByRole("link", { name: "depth-6" }).click();
  await page.waitForURL("**/runs/*");
});

test("a member describes a model, a viewer has no button that changes anything", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, address);
  await page.getByRole("button", { name: /^Add a description/ }).click();
  await page.getByLabel("The description in markdown").fill("Finds **fraud**.");
  await page.getByRole("button", { name: "Save" }).click();
  const viewer = await stage.visit("ben@example.org");
  await go(viewer, address);
  await viewer.getByText("Finds fraud.").waitFor();
  for (const button of [/^More on version/, /^Delete/, /^Rename/, /^Edit the description/, /^Add$/])
    expect(await viewer.getByRole("button", { name: button }).count(), String(button)).toBe(0);
  await go(viewer, `${address}/versions/1`);
  await viewer.getByRole("heading", { name: "Version 1", level: 2 }).waitFor();
  expect(await viewer.getByRole("button", { name: /^More on version/ }).count()).toBe(0);
});

const modelNames = (page: Page): Promise<string[]> =>
  page.getByRole("table", { name: "Models" }).locator("tbody td:first-child a").allInnerTexts();

async function writeAlias(page: Page, version: number, alias: string): Promise<void> {
  await choose(page, version, "Set an alias");
  await page.getByRole("dialog").getByLabel("Alias").fill(alias);
}

async function filter(page: Page, text: string): Promise<void> {
  const box = page.getByRole("combobox", { name: "Filter models" });
  await box.fill(text);
  await box.press("Escape");
  await box.press("Enter");
}
