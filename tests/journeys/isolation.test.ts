import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { post } from "#tests/faults/writer.ts";
import { makeModelTrainer } from "./model-trainer.ts";
import { eventually, go, withStage } from "./stage.ts";
import { makeTrainer } from "./trainer.ts";

const stage = withStage();
const stranger = "mallory@example.org";
const secret = "secret-plan";
/** What the browser writes when a page is not there for the one who asks. */
const refused = /40[134]/;
let token: string;
let runId: string;
let experimentId: string;
let modelId: string;

beforeAll(async () => {
  token = await stage.openTeam("fraud", { "ann@example.org": "owner" });
  await stage.openTeam("vision", { [stranger]: "owner" });
  const trainer = makeTrainer(stage.product().url, token);
  experimentId = await trainer.createExperiment(secret);
  runId = await trainer.recordRun(secret, { experimentId, metrics: { loss: [1, 0.5] } });
  await trainer.uploadArtifact(runId, "notes.txt", secret);
  const modeller = makeModelTrainer(stage.product().url, token);
  modelId = await modeller.logModel(secret, { experimentId, runId, files: { MLmodel: secret } });
  await modeller.register(modelId, "detector");
});

test("nothing of a team is found by its addresses from outside", async () => {
  const page = await stage.visit(stranger, { tolerates: refused });
  for (const path of addressesOf("fraud")) {
    const response = await page.request.get(path);
    expect(response.status(), path).toBe(404);
    expect(await response.text(), path).not.toContain(secret);
  }
  await go(page, "/fraud");
  await page.getByRole("heading", { name: "This page does not exist" }).waitFor();
});

test("ids of another team mean nothing in one's own", async () => {
  const page = await stage.visit(stranger, { tolerates: refused });
  for (const path of [
    `/vision/runs/${runId}`,
    `/vision/runs/${runId}/charts`,
    `/vision/experiments/${experimentId}`,
    `/vision/experiments/${experimentId}/models`,
    `/vision/logged-models/${modelId}`,
    `/vision/logged-models/${modelId}/files`,
    "/vision/models/detector",
    "/vision/models/detector/versions/1",
  ]) {
    const response = await go(page, path);
    expect(response?.status(), path).toBe(404);
  }
  for (const path of ["/50%", "/vision/models/50%", "/vision/logged-models/50%", "/vision/logged-models/%ff"])
    expect((await page.request.get(path)).status(), path).toBe(404);
  await go(page, `/vision/compare?runs=${runId}`);
  await page.getByText("not in this team").waitFor();
  expect(await page.content()).not.toContain(secret);
});

test("search and palette find nothing of another team", async () => {
  const page = await stage.visit(stranger);
  await go(page, "/vision/experiments");
  await page.getByRole("searchbox").first().fill(secret);
  await page
    .getByRole("main")
    .getByText(/No experiment|Nothing/)
    .first()
    .waitFor();
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search pages, experiments, models, runs…").fill(secret);
  await page.getByText(`Nothing found for “${secret}”.`).waitFor();
});

test("a removed member's open page and token are out at once", async () => {
  const { admin, url } = stage.product();
  await admin("member", "add", "fraud", "leaver@example.org", "--role", "member");
  const own = await admin(
    "token",
    "create",
    "--team",
    "fraud",
    "--email",
    "leaver@example.org",
    "--scope",
    "log",
  );
  const log = () =>
    post(url, own, "runs/log-metric", { run_id: runId, key: "loss", value: 1, timestamp: 1, step: 9 });
  expect((await log()).status).toBe(200);
  const leaver = await stage.visit("leaver@example.org", { tolerates: refused });
  await go(leaver, "/fraud");
  await leaver.getByRole("heading", { name: "Recent runs" }).waitFor();

  const owner = await stage.visit("ann@example.org");
  await go(owner, "/fraud/settings/members");
  await owner
    .getByRole("row", { name: /leaver@example.org/ })
    .getByRole("button", { name: /^Remove/ })
    .click();
  await owner.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await owner.getByText(/^Removed/).waitFor();
  expect((await log()).status).toBe(401);
  await isOut(leaver);
});

async function isOut(page: Page): Promise<void> {
  await eventually(() => page.content()).not.toContain(secret);
  expect((await go(page, "/fraud"))?.status()).toBe(404);
}

function addressesOf(team: string): string[] {
  const settings = ["", "/members", "/tokens", "/sessions", "/sso", "/storage"].map(
    (path) => `/settings${path}`,
  );
  const run = ["", "/charts", "/artifacts", "/datasets", "/children", "/reproduce"].map(
    (tab) => `/runs/${runId}${tab}`,
  );
  const experiment = ["", "/models", "/runs.csv"].map((part) => `/experiments/${experimentId}${part}`);
  const model = ["", "/files"].map((tab) => `/logged-models/${modelId}${tab}`);
  const registered = ["", "/compare?versions=1", "/versions/1"].map((part) => `/models/detector${part}`);
  const pages = ["", "/experiments", "/models", ...experiment, ...model, ...registered];
  const below = [...pages, ...run, ...settings, `/compare?runs=${runId}`].map((path) => `/${team}${path}`);
  return [...below, `/api/teams/${team}/files/${experimentId}/${runId}/artifacts/notes.txt`];
}
