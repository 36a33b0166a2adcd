import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { makeModelTrainer, modelFiles, type ModelTrainer } from "./model-trainer.ts";
import { eventually, go, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";

const modelCount = 300;
const atOnce = 10;

const stage = withStage();
let modeller: ModelTrainer;
let experimentId: string;
let runId: string;
let modelId: string;
let sweep: string;

beforeAll(async () => {
  const token = await stage.openTeam("fraud", { "ann@example.org": "member", "ben@example.org": "viewer" });
  const { url } = stage.product();
  const trainer = makeTrainer(url, token);
  modeller = makeModelTrainer(url, token);
  experimentId = await trainer.createExperiment("boost");
  runId = await trainer.recordRun("training", { experimentId });
  modelId = await modeller.logModel("classifier", {
    experimentId,
    runId,
    params: { depth: "3" },
    metrics: { accuracy: 0.93 },
    on: "june-holdout",
    files: modelFiles,
  });
  await modeller.register(modelId, "fraud-detector");
  const sweepId = await trainer.createExperiment("sweep");
  sweep = `/fraud/experiments/${sweepId}/models`;
  await logSweep(sweepId, await trainer.recordRun("sweeper", { experimentId: sweepId }));
});

test("a model's page says how it did, on what, what was registered of it, and what its files say", async () => {
  const page = await stage.visit("ben@example.org");
  await go(page, `/fraud/logged-models/${modelId}`);
  await page
    .getByRole("region", { name: "Metrics" })
    .getByRole("row", { name: /accuracy 0\.9300 0 june-holdout/ })
    .waitFor();
  await page.getByRole("region", { name: "Params" }).getByText("depth").waitFor();
  await page.getByRole("region", { name: "Registered versions" }).getByRole("link", { name: "v1" }).waitFor();
  await page
    .getByRole("region", { name: "Model" })
    .getByRole("row", { name: /sepal length double yes/ })
    .waitFor();
  await page.getByRole("region", { name: "Input example" }).getByRole("row", { name: /5\.1/ }).waitFor();
  await page.getByRole("region", { name: "Dependencies" }).getByText("scikit-learn").waitFor();
  await page.getByRole("link", { name: "Files" }).click();
  await page.getByRole("button", { name: /^requirements\.txt/ }).click();
  await page.getByRole("region", { name: "Preview" }).getByText("==1.5.2").first().waitFor();
});

test("the code that loads it is copied", async () => {
  const page = await stage.visit("ann@example.org", { permissions: ["clipboard-read", "clipboard-write"] });
  await go(page, `/fraud/logged-models/${modelId}`);
  const use = page.getByRole("region", { name: "Use it" });
  await use.getByRole("button", { name: "Copy" }).click();
  await eventually(() => page.evaluate(() => navigator.clipboard.readText())).toContain(
    `load_model("models:/${modelId}")`,
  );
  await use.getByRole("tab", { name: "Serve" }).click();
  await use.getByText(`mlflow models serve -m models:/${modelId}`).waitFor();
});

test("a member tags, archives and restores it; a viewer has no such buttons", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, `/fraud/logged-models/${modelId}`);
  const tags = page.getByRole("region", { name: "Tags" });
  await tags.getByRole("button", { name: "Add" }).click();
  await page.getByLabel("Name of the tag").fill("stage");
  await page.getByLabel("Value of the tag").fill("candidate");
  await page.getByRole("button", { name: "Add tag" }).click();
  await tags.getByText("candidate").waitFor();

  const viewer = await stage.visit("ben@example.org");
  await go(viewer, `/fraud/logged-models/${modelId}`);
  await viewer.getByRole("region", { name: "Tags" }).getByText("candidate").waitFor();
  for (const name of ["Archive", "Add", "Remove the tag stage"])
    expect(await viewer.getByRole("button", { name, exact: true }).count(), name).toBe(0);

  await tags.getByRole("button", { name: "Remove the tag stage" }).click();
  await viewer.getByText("candidate").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByText("The model is archived.").waitFor();
  await viewer.getByText("Archived").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await viewer.getByText("Archived").waitFor({ state: "detached" });
});

test("its run leads to it, and it to its run and its experiment", async () => {
  const page = await stage.visit("ben@example.org");
  await go(page, `/fraud/runs/${runId}`);
  const models = page.getByRole("region", { name: "Models" });
  await models.getByRole("link", { name: "classifier" }).click();
  await page.waitForURL(`**/logged-models/${modelId}`);
  await page
    .getByRole("complementary", { name: "About the model" })
    .getByRole("link", { name: "training" })
    .click();
  await page.waitForURL(`**/runs/${runId}`);
  await go(page, `/fraud/experiments/${experimentId}`);
  await page.getByRole("link", { name: "Models", exact: true }).last().click();
  await page.getByRole("link", { name: "classifier" }).waitFor();
});

test("hundreds of models are sorted and filtered in the grammar, and the address shows a teammate the same", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, sweep);
  await page.getByRole("button", { name: "accuracy" }).click();
  await eventually(() => rowNames(page, 2)).toEqual(["model-299", "model-298"]);
  await filter(page, "params.depth = '3' AND metrics.accuracy < 0.5");
  await eventually(() => rowNames(page, 2)).toEqual(["model-143", "model-133"]);
  await page.getByText(/^15 models/).waitFor();

  const teammate = await stage.visit("ben@example.org");
  await go(teammate, page.url());
  await eventually(() => rowNames(teammate, 2)).toEqual(["model-143", "model-133"]);

  await filter(page, "metrics.accuracy >> 0.5");
  await page.getByRole("alert").getByText("Column 18:").waitFor();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await page.getByText("the first 100 models").waitFor();
});

test("scrolling reads on until the last of hundreds of models", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, `${sweep}?sort=metrics.accuracy+DESC`);
  await rowNames(page, 1);
  await eventually(async () => {
    await page.getByRole("table", { name: "Logged models" }).evaluate((table) => {
      table.parentElement?.scrollTo(0, table.scrollHeight);
    });
    return page.getByRole("link", { name: "model-000" }).count();
  }).toBe(1);
  await page.getByText(`${modelCount} models`).waitFor();
});

test("a model that comes while somebody looks is told, and its page fills while it is uploaded", async () => {
  const page = await stage.visit("ben@example.org");
  await go(page, `/fraud/experiments/${experimentId}/models`);
  await page.getByRole("link", { name: "classifier" }).waitFor();
  const late = await modeller.logModel("latecomer", { experimentId, runId });
  await page.getByRole("button", { name: "1 new model" }).click();
  await page.getByRole("link", { name: "latecomer" }).click();
  await page.getByText("Pending").waitFor();
  await page.getByText("This model was not measured yet.").waitFor();
  const use = page.getByRole("region", { name: "Use it" });
  await use.getByText("still being uploaded").waitFor();

  await modeller.measure(late, runId, { recall: 0.5 });
  await page.getByRole("row", { name: /recall 0\.5000/ }).waitFor();
  await modeller.finish(late, modelFiles);
  await page.getByText("Ready").waitFor();
  await use.getByRole("tab", { name: "Serve" }).waitFor();
  await page.getByRole("row", { name: /sepal length double yes/ }).waitFor();
  await modeller.register(late, "late-detector");
  await page.getByRole("link", { name: "late-detector" }).waitFor();
});

/** Models whose accuracy grows with their number. */
async function logSweep(sweepId: string, sweeper: string): Promise<void> {
  for (let from = 0; from < modelCount; from += atOnce) {
    const numbers = Array.from({ length: atOnce }, (_, offset) => from + offset);
    await Promise.all(
      numbers.map((number) =>
        modeller.logModel(`model-${String(number).padStart(3, "0")}`, {
          experimentId: sweepId,
          runId: sweeper,
          params: { depth: String(number % 10) },
          metrics: { accuracy: number / modelCount },
          files: {},
        }),
      ),
    );
  }
}

async function filter(page: Page, text: string): Promise<void> {
  const box = page.getByRole("combobox", { name: "Filter models" });
  await box.fill(text);
  await box.press("Enter");
}

async function rowNames(page: Page, count: number): Promise<string[]> {
  const links = page.locator("tr[data-model] td:first-child a");
  await links.first().waitFor();
  return (await links.allInnerTexts()).slice(0, count);
}
