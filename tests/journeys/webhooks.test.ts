import { beforeAll, expect, test } from "vitest";
import { withReceiver } from "#tests/receiver.ts";
import { makeModelTrainer, type ModelTrainer } from "./model-trainer.ts";
import { eventually, go, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";

const receiver = withReceiver();
const stage = withStage(async () => ({ WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" }));
const home = "/fraud/settings/webhooks";
let modeller: ModelTrainer;
let modelId: string;

beforeAll(async () => {
  const token = await stage.openTeam("fraud", {
    "ann@example.org": "maintainer",
    "ben@example.org": "viewer",
  });
  const { url } = stage.product();
  const trainer = makeTrainer(url, token);
  modeller = makeModelTrainer(url, token);
  const experimentId = await trainer.createExperiment("boost");
  const runId = await trainer.recordRun("training", { experimentId });
  modelId = await modeller.logModel("classifier", { experimentId, runId });
});

test("a webhook is made, tested, told of a version while one looks, sent to again, switched off and deleted", async () => {
  const page = await stage.visit("ann@example.org", { tolerates: /400/ });
  await go(page, home);
  await page.getByText("No webhooks yet").waitFor();
  await page.getByRole("button", { name: "New webhook" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill("ci");
  await form.getByLabel("Address").fill("https://169.254.169.254/latest");
  await form.getByLabel(/^Secret/).fill("correct horse");
  await form.getByRole("button", { name: "Make the webhook" }).click();
  await form.getByRole("alert").getByText("not on the public internet").waitFor();
  await form.getByLabel("Address").fill(receiver.url("/ci"));
  await form.getByRole("button", { name: "Make the webhook" }).click();
  await page.getByRole("link", { name: "ci" }).click();

  await page.getByText("Nothing was sent yet").waitFor();
  await page.getByRole("button", { name: "Send a test" }).click();
  await page.getByText("The receiver answered 200").waitFor();
  await page.getByText("thanks").waitFor();

  await modeller.register(modelId, "fraud-detector");
  const log = page.getByRole("list", { name: "Deliveries" });
  const line = log.getByRole("button", { name: /delivered.*model_version\.created.*200/ });
  await line.first().click();
  await log.getByText('"name": "fraud-detector"').waitFor();
  await log.getByRole("button", { name: "Send again" }).click();
  await eventually(() => line.count()).toBe(2);
  const [example, told, again] = receiver.at("/ci");
  expect(example?.body).toContain("example_model");
  expect(told?.headers["x-mlflow-signature"]).toMatch(/^v1,/u);
  expect(again?.body).toBe(told?.body);

  await page.getByRole("button", { name: "Turn off" }).click();
  await page.getByRole("button", { name: "Turn on" }).waitFor();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete the webhook" }).click();
  await page.getByText("No webhooks yet").waitFor();
});

test("a delivery that failed says why, and whoever only looks finds no button and no path", async () => {
  receiver.answer = (response) => response.writeHead(404).end("no such hook");
  const page = await stage.visit("ann@example.org");
  await go(page, home);
  await page.getByRole("button", { name: "New webhook" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("deploy");
  await page.getByRole("dialog").getByLabel("Address").fill(receiver.url("/secret-path"));
  await page.getByRole("button", { name: "Make the webhook" }).click();
  await page.getByRole("link", { name: "deploy" }).waitFor();
  await modeller.register(modelId, "churn-detector");

  const phone = await stage.visit("ben@example.org", { viewport: { width: 390, height: 844 } });
  await go(phone, home);
  expect(await phone.getByRole("button", { name: "New webhook" }).count()).toBe(0);
  await phone.getByRole("link", { name: "deploy" }).click();
  await phone.getByRole("button", { name: /failed.*404/ }).click();
  await phone.getByText("The receiver answered 404.").waitFor();
  await phone.getByText("no such hook").waitFor();
  const names = /^(Send|Turn|Change|Delete)/;
  expect(await phone.getByRole("main").getByRole("button", { name: names }).count()).toBe(0);
  expect(await phone.getByRole("main").innerText()).not.toContain("secret-path");
});
