import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually, go, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";

const stage = withStage();
let experimentId: string;
let runIds: string[];

beforeAll(async () => {
  const token = await stage.openTeam("fraud", { "ann@example.org": "member" });
  const trainer = makeTrainer(stage.product().url, token);
  experimentId = await trainer.createExperiment("boost");
  runIds = [];
  for (const name of ["older", "newer"])
    runIds.push(await trainer.recordRun(name, { experimentId, metrics: { loss: [1, 0.5] } }));
});

test("Tab goes from the search to the last row and shows where it is", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, `/fraud/experiments/${experimentId}`);
  await page.getByRole("link", { name: "older" }).waitFor();
  const names = await tabThrough(page);
  const order = [
    "Home",
    "Experiments",
    "Search",
    "Filter runs",
    "Columns",
    "Select newer",
    "newer",
    "Select older",
    "older",
  ];
  expect(names.filter((name) => order.includes(name))).toEqual(expect.arrayContaining(order));
  const places = order.slice(2).map((name) => names.indexOf(name));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("the table is worked without a mouse", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, `/fraud/experiments/${experimentId}`);
  await page.getByRole("link", { name: "older" }).waitFor();
  await page.keyboard.press("/");
  await eventually(() => focused(page)).toBe("Filter runs");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await eventually(() => focused(page)).toBe("newer");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await eventually(() => focused(page)).toBe("older");
  await page.keyboard.press("x");
  await page.getByText("2 selected").waitFor();
  await page.keyboard.press("c");
  await page.getByRole("heading", { name: "Curves" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await page.waitForURL("**/fraud/experiments");
});

test("? lists the keys of the page, and Escape gives the focus back", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, `/fraud/experiments/${experimentId}`);
  await page.getByRole("link", { name: "older" }).focus();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await help.getByText("Compare the selected runs").waitFor();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  await eventually(() => focused(page)).toBe("older");
});

test("the palette opens by key, finds a run and goes there", async () => {
  const page = await stage.visit("ann@example.org");
  await page.getByRole("heading", { name: "Recent runs" }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search pages, experiments, models, runs…").fill("older");
  await page.getByRole("option", { name: /older/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/fraud/runs/${runIds[0]}`);
});

/** The names of what Tab reaches, in order, until it leaves the page. */
async function tabThrough(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const name = await focused(page);
    if (name === "") break;
    names.push(name);
  }
  return names;
}

/** What the focused thing is called; empty when nothing is focused. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return "";
    return (element.getAttribute("aria-label") ?? element.innerText).trim().split("\n")[0] ?? "";
  });
