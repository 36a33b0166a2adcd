import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { curvesOf } from "./chart.ts";
import { eventually, go, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";

const stage = withStage();
let experiment: string;

beforeAll(async () => {
  const token = await stage.openTeam("fraud", { "ann@example.org": "member", "ben@example.org": "viewer" });
  const trainer = makeTrainer(stage.product().url, token);
  const experimentId = await trainer.createExperiment("boost");
  experiment = `/fraud/experiments/${experimentId}`;
  for (const [name, lr, last] of [
    ["slow", "0.01", 0.9],
    ["quick", "0.1", 0.95],
    ["wild", "1.0", 0.6],
  ] as const) {
    const params = { lr, depth: "6" };
    const metrics = { accuracy: [0.5, 0.7, last], loss: [1, 0.5, 1 - last] };
    await trainer.recordRun(name, { experimentId, params, metrics });
  }
});

test("two chosen runs are compared: only what differs, with deltas to the baseline", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, experiment);
  await chooseAndCompare(page, ["slow", "quick"]);
  const table = page.getByRole("region", { name: "Runs side by side" });
  await table.getByRole("row", { name: /^lr/ }).waitFor();
  expect(await table.getByRole("row", { name: /^depth/ }).count()).toBe(0);

  await page.getByRole("switch", { name: "Only differences" }).click();
  await table.getByRole("row", { name: /^depth 6 6/ }).waitFor();

  await page.getByRole("button", { name: "slow is the baseline" }).waitFor();
  const accuracy = table.getByRole("row", { name: /^accuracy/ });
  await eventually(() => accuracy.innerText()).toMatch(/\+0\.05\d* better/);
  await page.getByRole("button", { name: "Make quick the baseline" }).click();
  await eventually(() => accuracy.innerText()).toMatch(/[−-]0\.05\d* worse/);
});

test("the address alone shows a teammate the same comparison, curves laid over one another", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, experiment);
  await chooseAndCompare(page, ["slow", "quick", "wild"]);
  await page.getByRole("button", { name: "Make wild the baseline" }).click();
  await page.waitForURL("**baseline=**");

  const teammate = await stage.visit("ben@example.org");
  await go(teammate, page.url());
  await teammate.getByRole("button", { name: "wild is the baseline" }).waitFor();
  const curves = curvesOf(teammate.getByRole("region", { name: "accuracy", exact: true }));
  await eventually(() => curves.count()).toBe(3);
  const colours = await curves.evaluateAll((paths) => paths.map((path) => path.getAttribute("stroke")));
  expect(new Set(colours).size).toBe(3);
});

test("runs come and go by name, and each keeps its colour", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, experiment);
  await chooseAndCompare(page, ["slow", "quick"]);
  const before = await colourOf(page, "quick");
  await page.getByRole("button", { name: "Add runs" }).click();
  await page.getByLabel("Find runs by name").fill("wil");
  await page.getByRole("button", { name: /^wild/ }).click();
  await page.getByRole("button", { name: "Remove wild" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove slow" }).click();
  await eventually(() => page.getByRole("list", { name: "Compared runs" }).innerText()).not.toContain("slow");
  expect(await colourOf(page, "quick")).toBe(before);
});

async function chooseAndCompare(page: Page, names: string[]): Promise<void> {
  for (const name of names) await page.getByRole("checkbox", { name: `Select ${name}` }).click();
  await page.getByRole("toolbar", { name: "Chosen runs" }).getByRole("link", { name: "Compare" }).click();
  await page.waitForURL("**/compare?**");
}

const colourOf = (page: Page, name: string) =>
  page
    .getByRole("list", { name: "Compared runs" })
    .getByRole("listitem")
    .filter({ hasText: name })
    .locator("line")
    .getAttribute("stroke");
