import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { findFaults } from "./look.ts";
import { makeModelTrainer, modelFiles } from "./model-trainer.ts";
import { go, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";

const stage = withStage();
const longName = "a-run-with-a-name-as-long-as-names-may-be-".repeat(6).slice(0, 250);
let experimentId: string;
let runIds: string[];
let modelIds: string[];

beforeAll(async () => {
  const token = await stage.openTeam("fraud", { "ann@example.org": "owner", "keiko@example.org": "viewer" });
  await stage.openTeam("empty", { "ben@example.org": "owner", "vic@example.org": "viewer" });
  const trainer = makeTrainer(stage.product().url, token);
  experimentId = await trainer.createExperiment("不正検知モデルの学習 — 第三四半期");
  const metrics = { "val/loss": [1, 0.6, 0.4], "val/accuracy": [0.5, 0.7, 0.8], loss: [2, 1, 0.5] };
  const params = {
    learning_rate: "0.001",
    [`a/${"very/".repeat(20)}deep.key`]: "x".repeat(400),
    層数: "十二",
  };
  const parent = await trainer.startRun(longName, { experimentId });
  runIds = [
    parent,
    await trainer.recordRun("学習率を下げた実験", { experimentId, params, metrics }),
    await trainer.recordRun("diverged", { experimentId, params, metrics, status: "FAILED" }),
  ];
  await trainer.recordRun("fold-1", { experimentId, parentRunId: parent, metrics });
  await trainer.logMetrics(parent, 1, { loss: 0.5, "val/loss": 0.7 });
  await trainer.uploadArtifact(parent, `${"long-".repeat(30)}name.txt`, "line\n".repeat(400));
  await trainer.uploadArtifact(parent, "scores.csv", "name,score\nann,0.5");
  const modeller = makeModelTrainer(stage.product().url, token);
  modelIds = [
    await modeller.logModel("学習率を下げたモデル", {
      experimentId,
      runId: parent,
      params,
      metrics: { "val/accuracy": 0.8 },
      on: "七月の検証データ".repeat(20),
      files: modelFiles,
    }),
    await modeller.logModel(longName, { experimentId }),
  ];
  await modeller.register(modelIds[0] ?? "", longName);
});

test("the pages of a busy team fit a phone and a desk, light and dark", async () => {
  const page = await stage.visit("ann@example.org");
  const run = `/fraud/runs/${runIds[0]}`;
  await expectFine(page, [
    "/fraud",
    "/fraud/experiments",
    `/fraud/experiments/${experimentId}`,
    `/fraud/experiments/${experimentId}?filter=metrics.loss+%3E%3E+1`,
    run,
    `${run}/charts`,
    `${run}/artifacts`,
    `${run}/artifacts?file=scores.csv`,
    `${run}/children`,
    `${run}/reproduce`,
    `/fraud/runs/${runIds[1]}`,
    `/fraud/runs/${runIds[2]}`,
    `/fraud/compare?runs=${runIds.join(",")}`,
    `/fraud/experiments/${experimentId}/models`,
    `/fraud/experiments/${experimentId}/models?filter=metrics.loss+%3E%3E+1`,
    `/fraud/logged-models/${modelIds[0]}`,
    `/fraud/logged-models/${modelIds[0]}/files?file=MLmodel`,
    `/fraud/logged-models/${modelIds[1]}`,
    `/fraud/logged-models/${modelIds[1]}/files`,
    "/fraud/models",
    "/fraud/models?filter=name+%3E%3E+1",
    `/fraud/models/${longName}`,
    `/fraud/models/${longName}/compare?versions=1,2`,
    `/fraud/models/${longName}/versions/1`,
  ]);
});

test("so do the settings", async () => {
  const page = await stage.visit("ann@example.org");
  await expectFine(
    page,
    ["", "/members", "/tokens", "/sessions", "/sso", "/storage"].map((path) => `/fraud/settings${path}`),
  );
});

test("so do pages on which there is nothing yet, pages that are not there, and the sign-in", async () => {
  const page = await stage.visit("ben@example.org", { tolerates: /404/ });
  await expectFine(page, [
    "/empty",
    "/empty/experiments",
    "/empty/experiments/0",
    "/empty/experiments/0/models",
    "/empty/compare",
    "/empty/models",
    "/nowhere",
    "/new-team",
  ]);
  const stranger = await stage.open();
  await expectFine(stranger, ["/sign-in", "/sign-in/link"]);
});

test("so do the pages of a viewer", async () => {
  const page = await stage.visit("keiko@example.org");
  await expectFine(page, [
    "/fraud",
    `/fraud/experiments/${experimentId}`,
    `/fraud/runs/${runIds[1]}`,
    `/fraud/logged-models/${modelIds[0]}`,
    `/fraud/models/${longName}`,
    "/fraud/settings/members",
  ]);
});

async function expectFine(page: Page, paths: string[]): Promise<void> {
  const faults: string[] = [];
  for (const path of paths) {
    await go(page, path);
    await page.locator("[data-slot=skeleton]").first().waitFor({ state: "detached" });
    faults.push(...(await findFaults(page)).map((fault) => `${path}: ${fault}`));
  }
  expect(faults).toEqual([]);
}
