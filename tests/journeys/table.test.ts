import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually, go, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";
import type { Trainer } from "./trainer.ts";

const runCount = 2_000;
const atOnce = 16;

const stage = withStage();
let trainer: Trainer;
let experiment: string;

beforeAll(async () => {
  const token = await stage.openTeam("fraud", { "ann@example.org": "member", "ben@example.org": "viewer" });
  trainer = makeTrainer(stage.product().url, token);
  const id = await trainer.createExperiment("sweep");
  experiment = `/fraud/experiments/${id}`;
  await logSweep(id);
});

test("a filter in the grammar narrows thousands of runs, and a mistake is told under its character", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, experiment);
  await footSays(page, "of 2,000 runs");
  await filter(page, "params.depth = '3' AND metrics.accuracy.best >= 0.5");
  await footSays(page, /^100 runs/);
  expect(new URL(page.url()).searchParams.get("filter")).toContain("depth");

  await filter(page, "metrics.accuracy >> 0.5");
  await page.getByRole("alert").getByText("Column 18:").waitFor();
  await footSays(page, /^100 runs/);
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await footSays(page, "of 2,000 runs");
});

test("runs are sorted by a metric's best value, and the address shows a teammate the same", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, `${experiment}?col=metrics.accuracy&col=params.depth`);
  await page.getByRole("columnheader", { name: /accuracy/ }).hover();
  await page.getByRole("button", { name: "Column accuracy" }).click();
  await page.getByRole("menuitemradio", { name: "Show best" }).click();
  await page.getByRole("button", { name: /^accuracy\s*best/ }).click();
  await eventually(() => rowNames(page, 3)).toEqual([nameOfRank(0), nameOfRank(1), nameOfRank(2)]);
  await footSays(page, /sorted by accuracy \(best.*↓/);

  const teammate = await stage.visit("ben@example.org");
  await go(teammate, page.url());
  await eventually(() => rowNames(teammate, 3)).toEqual(await rowNames(page, 3));
  expect(await headers(teammate)).toEqual(await headers(page));
});

test("scrolling reads on until the last of thousands of runs", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, `${experiment}?sort=metrics.accuracy.best+DESC`);
  await rowNames(page, 1);
  await eventually(async () => {
    await page.getByRole("table", { name: "Runs" }).evaluate((table) => {
      table.parentElement?.scrollTo(0, table.scrollHeight);
    });
    return page.getByRole("link", { name: nameOfRank(runCount - 1), exact: true }).count();
  }).toBe(1);
});

test("chosen columns are there at the next visit", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, experiment);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByLabel("Find a column").fill("depth");
  const hide = page.getByRole("button", { name: "Hide depth" });
  if ((await hide.count()) === 0) await page.getByRole("button", { name: "depth", exact: true }).click();
  await page.getByLabel("Find a column").fill("loss");
  await page.getByRole("button", { name: "Hide loss" }).click();
  await eventually(() => headers(page)).not.toContain("loss");
  const chosen = await headers(page);
  expect(chosen).toContain("depth");

  await go(page, "/fraud");
  await go(page, experiment);
  await eventually(() => headers(page)).toEqual(chosen);
});

test("nested runs open below their parent", async () => {
  const id = await trainer.createExperiment("folds");
  const parent = await trainer.startRun("search", { experimentId: id });
  for (const name of ["fold-1", "fold-2"])
    await trainer.recordRun(name, { experimentId: id, parentRunId: parent });
  const page = await stage.visit("ann@example.org");
  await go(page, `/fraud/experiments/${id}`);
  await eventually(() => rowNames(page, 5)).toEqual(["search"]);
  await page.getByRole("button", { name: "Runs nested below search" }).click();
  await eventually(async () => (await rowNames(page, 5)).toSorted()).toEqual(["fold-1", "fold-2", "search"]);
});

test("runs are archived together, brought back by undo, and restored from the archive", async () => {
  const id = await trainer.createExperiment("clean up");
  for (const name of ["keep", "drop-1", "drop-2"]) await trainer.recordRun(name, { experimentId: id });
  const page = await stage.visit("ann@example.org");
  await go(page, `/fraud/experiments/${id}`);
  const archive = async () => {
    for (const name of ["drop-1", "drop-2"])
      await page.getByRole("checkbox", { name: `Select ${name}` }).click();
    await page.getByText("2 selected").waitFor();
    await page.getByRole("toolbar", { name: "Chosen runs" }).getByRole("button", { name: "Archive" }).click();
    await page.getByText("Archived 2 runs").waitFor();
    await eventually(() => rowNames(page, 5)).toEqual(["keep"]);
  };
  await archive();
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(() => rowNames(page, 5)).toHaveLength(3);
  await archive();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Show archived runs" }).click();
  await eventually(() => rowNames(page, 5)).toHaveLength(2);
  await page.getByRole("checkbox", { name: "Select all runs that are loaded" }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByText("Restored 2 runs").waitFor();
  await page.getByRole("heading", { name: "Nothing is archived here" }).waitFor();
});

test("new runs wait behind a line, so that no row moves by itself", async () => {
  const id = await trainer.createExperiment("busy");
  await trainer.startRun("first", { experimentId: id });
  const page = await stage.visit("ann@example.org");
  await go(page, `/fraud/experiments/${id}`);
  await eventually(() => rowNames(page, 5)).toEqual(["first"]);
  for (const name of ["second", "third"]) await trainer.startRun(name, { experimentId: id });
  const line = page.getByRole("button", { name: "2 new runs" });
  await line.waitFor();
  expect(await rowNames(page, 5)).toEqual(["first"]);
  await line.click();
  await eventually(() => rowNames(page, 5)).toEqual(["third", "second", "first"]);
});

/** Every best accuracy is there once, in an order that has nothing to do with the runs' own. */
const bestOf = (index: number) => ((index * 7_919) % runCount) / runCount;
const nameOf = (index: number) => `run-${index}`;

function nameOfRank(rank: number): string {
  const best = (runCount - 1 - rank) / runCount;
  return nameOf(Array.from({ length: runCount }, (_, index) => index).findIndex((i) => bestOf(i) === best));
}

async function logSweep(experimentId: string): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < runCount; index = next++) {
      const params = { depth: String(index % 10), lr: "0.01" };
      const metrics = { accuracy: [bestOf(index), -1], loss: [1, 0.5] };
      await trainer.recordRun(nameOf(index), { experimentId, params, metrics });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function filter(page: Page, text: string): Promise<void> {
  const box = page.getByRole("combobox", { name: "Filter runs" });
  await box.fill(text);
  await box.press("Escape");
  await box.press("Enter");
}

const footSays = (page: Page, text: string | RegExp) =>
  page.locator("footer").getByText(text).first().waitFor();

/** The names in the first rows, from the top. */
async function rowNames(page: Page, count: number): Promise<string[]> {
  const links = page.getByRole("table", { name: "Runs" }).locator("tr[data-run] a");
  return (await links.allInnerTexts()).slice(0, count);
}

async function headers(page: Page): Promise<string[]> {
  return page.getByRole("columnheader").allInnerTexts();
}
