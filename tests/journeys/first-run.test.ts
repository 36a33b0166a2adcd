import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { curvesOf, pointsOf } from "./chart.ts";
import { eventually, go, signIn, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";
import type { Trainer } from "./trainer.ts";

const stage = withStage();
/** What a browser says of requests while the server is away. */
const outage = /ERR_CONNECTION|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|503/;

test("the printed link signs the first owner in, once", async () => {
  const page = await stage.open();
  await signIn(page, stage.printedLink());
  await page.getByRole("heading", { name: "Log your first run" }).waitFor();

  const second = await stage.open({ tolerates: /40\d/ });
  await go(second, stage.printedLink());
  await second.getByRole("button", { name: "Sign in" }).click();
  await eventually(() => second.getByRole("alert").allInnerTexts()).toContainEqual(
    expect.stringMatching(/link/),
  );
});

test("the first run appears where it is awaited, its curve grows through a restart, and its end is told", async () => {
  await stage.openTeam("vision", { "ann@example.org": "owner" });
  const page = await stage.visit("ann@example.org", { tolerates: outage });
  const trainer = makeTrainer(stage.product().url, await makeToken(page));
  await page.getByText("Waiting for your first run…").waitFor();

  const runId = await trainer.startRun("hello");
  await logSteps(trainer, runId, 0, 5);
  await page.getByRole("link", { name: "Watch it" }).click();
  await page.waitForURL(`**/vision/runs/${runId}`);
  await page.getByRole("main").getByText("Running").waitFor();
  await page.getByRole("link", { name: "Charts" }).click();

  const chart = page.getByRole("region", { name: "loss", exact: true });
  await eventually(() => pointsOf(chart)).toBe(5);
  const before = await curvesOf(chart).getAttribute("d");
  await logSteps(trainer, runId, 5, 15);
  await eventually(() => pointsOf(chart)).toBe(15);
  expect(await curvesOf(chart).getAttribute("d")).not.toBe(before);

  const { process: running, restart } = stage.product();
  running.kill("SIGTERM");
  await once(running, "exit");
  await page.getByText("No answer from the server.").waitFor();
  await restart();
  await page.getByText("No answer from the server.").waitFor({ state: "hidden" });
  await logSteps(trainer, runId, 15, 20);
  await eventually(() => pointsOf(chart)).toBe(20);
  await trainer.endRun(runId);
  await page.getByRole("main").getByText("Finished", { exact: true }).waitFor();

  await go(page, `/#/experiments/0/runs/${runId}`);
  await page.waitForURL(`**/vision/runs/${runId}`);

  const signedOut = await stage.open();
  await go(signedOut, `/#/experiments/0/runs/${runId}`);
  await signedOut.getByText("one-time link").waitFor();
  await signIn(signedOut, await stage.product().admin("sign-in-link", "ann@example.org"));
  await signedOut.waitForURL(`**/vision/runs/${runId}`);
});

test("a page goes on by itself after its database has died", async () => {
  const token = await stage.openTeam("speech", { "ben@example.org": "viewer" });
  const trainer = makeTrainer(stage.product().url, token);
  const runId = await trainer.startRun("long");
  await logSteps(trainer, runId, 0, 3);
  const page = await stage.visit("ben@example.org", { tolerates: outage });
  await go(page, `/speech/runs/${runId}/charts`);
  const chart = page.getByRole("region", { name: "loss", exact: true });
  await eventually(() => pointsOf(chart)).toBe(3);

  stopPostgres();
  await logSteps(trainer, runId, 3, 6);
  await eventually(() => pointsOf(chart)).toBe(6);
});

/** The process starts its database again when it finds it dead. */
function stopPostgres(): void {
  const file = join(stage.product().dataDir, "postgres/cluster/postmaster.pid");
  process.kill(Number(readFileSync(file, "utf8").split("\n")[0]), "SIGKILL");
}

async function makeToken(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Make a token" }).click();
  const variables = await page.getByText("MLFLOW_TRACKING_TOKEN=").innerText();
  return variables.split("MLFLOW_TRACKING_TOKEN=")[1]?.trim() ?? "";
}

async function logSteps(trainer: Trainer, runId: string, from: number, to: number): Promise<void> {
  for (let step = from; step < to; step += 1)
    await trainer.logMetrics(runId, step, { loss: 1 / (step + 1), accuracy: 1 - 1 / (step + 2) });
}
