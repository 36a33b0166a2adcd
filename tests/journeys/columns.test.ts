import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually, go, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";

const stage = withStage();
let table: string;

beforeAll(async () => {
  const token = await stage.openTeam("fraud", { "ann@example.org": "member" });
  const trainer = makeTrainer(stage.product().url, token);
  const experimentId = await trainer.createExperiment("layout");
  const metrics = { accuracy: [0.9], loss: [0.1] };
  await trainer.recordRun("only", { experimentId, params: { depth: "3" }, metrics });
  table = `/fraud/experiments/${experimentId}`;
});

test("columns are dragged to another place, or moved by keyboard, and stay there", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, `${table}?col=metrics.accuracy&col=metrics.loss&col=params.depth`);
  await drag(page, head(page, "depth"), await middleOf(head(page, "accuracy"), -20));
  await eventually(() => columns(page)).toEqual(["depth", "accuracy", "loss"]);
  expect(new URL(page.url()).searchParams.get("sort"), "a drag is no click").toBeNull();

  await head(page, "loss").getByRole("button", { name: "loss", exact: true }).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await eventually(() => columns(page)).toEqual(["depth", "loss", "accuracy"]);
  await page.keyboard.press("Shift+ArrowLeft");
  await eventually(() => columns(page)).toEqual(["loss", "depth", "accuracy"]);

  await go(page, "/fraud");
  await go(page, table);
  expect(await columns(page)).toEqual(["loss", "depth", "accuracy"]);
});

test("a drag that Escape ends leaves the columns as they were", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, `${table}?col=metrics.accuracy&col=metrics.loss`);
  const to = await middleOf(head(page, "accuracy"), -20);
  await drag(page, head(page, "loss"), to, () => page.keyboard.press("Escape"));
  expect(await columns(page)).toEqual(["accuracy", "loss"]);
  expect(new URL(page.url()).searchParams.get("sort")).toBeNull();
});

test("a column is resized at its edge, by mouse and by keyboard, and gets its usual width back", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, `${table}?col=metrics.accuracy&col=metrics.loss`);
  const usual = await widthOf(page, "loss");
  const names = await widthOf(page, "Name");
  await drag(page, edge(page, "loss"), await middleOf(edge(page, "loss"), 80));
  await eventually(() => widthOf(page, "loss")).toBe(usual + 80);
  await edge(page, "Name").focus();
  await page.keyboard.press("ArrowRight");
  await eventually(() => widthOf(page, "Name")).toBe(names + 16);

  const address = page.url();
  await go(page, table);
  expect([await widthOf(page, "loss"), await widthOf(page, "Name")]).toEqual([usual + 80, names + 16]);
  await edge(page, "loss").dblclick();
  await edge(page, "Name").focus();
  await page.keyboard.press("Enter");
  await go(page, table);
  expect([await widthOf(page, "loss"), await widthOf(page, "Name")]).toEqual([usual, names]);
  await go(page, address);
  expect(await widthOf(page, "loss"), "the address wins over what is remembered").toBe(usual + 80);
});

test("on a phone a finger that rests takes the column, and one that swipes scrolls the table", async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const page = await stage.visit("ann@example.org", phone);
  await go(page, `${table}?col=metrics.accuracy&col=metrics.loss&col=params.depth`);
  const to = await middleOf(head(page, "loss"), 20);
  await swipe(page, head(page, "accuracy"), Math.min(to.x, 380), () =>
    head(page, "accuracy").locator(".bg-selected").waitFor(),
  );
  await eventually(() => columns(page)).toEqual(["loss", "accuracy", "depth"]);

  await go(page, table);
  await swipe(page, head(page, "loss"), 200);
  await eventually(() => scrolled(page)).toBeGreaterThan(20);
  expect(await columns(page)).toEqual(["loss", "accuracy", "depth"]);
});

type Point = { x: number; y: number };

const head = (page: Page, name: string) =>
  page.getByRole("columnheader").filter({ hasText: new RegExp(`^${name}$`) });
const edge = (page: Page, name: string) => page.getByRole("separator", { name: `Width of ${name}` });

async function columns(page: Page): Promise<string[]> {
  const heads = await page.locator("th[data-column] button:first-child").allInnerTexts();
  return heads.map((text) => text.trim());
}

async function widthOf(page: Page, name: string): Promise<number> {
  return Math.round((await head(page, name).boundingBox())?.width ?? 0);
}

async function middleOf(place: Locator, right: number): Promise<Point> {
  const box = await place.boundingBox();
  if (box === null) throw new Error("it is not on view");
  return { x: box.x + box.width / 2 + right, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: Locator, to: Point, before = async () => {}): Promise<void> {
  const start = await middleOf(from, 0);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await before();
  await page.mouse.up();
}

/** One finger from the middle of a place to the left or right; it rests at first when there is something to wait for. */
async function swipe(page: Page, from: Locator, toX: number, rest?: () => Promise<void>): Promise<void> {
  const { x, y } = await middleOf(from, 0);
  const client = await page.context().newCDPSession(page);
  const finger = (type: "touchStart" | "touchMove", at: number) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: [{ x: at, y }] });
  await finger("touchStart", x);
  await rest?.();
  for (const part of [0.2, 0.4, 0.6, 0.8, 1]) await finger("touchMove", x + (toX - x) * part);
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

const scrolled = (page: Page) =>
  page.getByRole("table", { name: "Runs" }).evaluate((runs) => runs.parentElement?.scrollLeft ?? 0);
