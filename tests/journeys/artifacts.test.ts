import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { readZip } from "#tests/zip.ts";
import { documentOf, notebookOf, picture } from "./documents.ts";
import { filmIn } from "./film.ts";
import { eventually, go, withStage } from "./stage.ts";
import { makeTrainer, type Trainer } from "./trainer.ts";

const stage = withStage();
const attack = "localStorage.setItem('owned', 'yes'); top.document.title = 'owned'";
const markup = `<b>kept</b><img src="x" onerror="document.body.append('handler ran')"><script>document.body.append('script ran')</script>`;
/** Tries what a stranger would, and shows what came of it. */
const probe = `
  const tries = {
    cookie: () => document.cookie,
    storage: () => localStorage.length,
    top: () => { top.location.href = "/sign-in" },
    api: () => fetch("/api/trpc/teams.list", { credentials: "include", mode: "no-cors" }),
  };
  for (const [name, run] of Object.entries(tries)) {
    Promise.resolve().then(run).then(() => "allowed", () => "refused")
      .then((outcome) => document.body.append(name + " " + outcome + "; "));
  }`;
const files: Record<string, string | Uint8Array> = {
  "notes.txt": "first line\nsecond line",
  "scores.csv": "name,score\nann,0.5\nben,0.75",
  "plots/tiny.png": picture(),
  "evil.html": `<h1>Report</h1><script>${attack}</script>`,
  "probe.html": `<body><script>${probe}</script>`,
  "evil.md": `# Notes\n\n${markup}\n\n[press](javascript:alert(1))`,
  "evil.csv": `name,score\n"${markup.replaceAll('"', '""')}",1`,
  "evil.ipynb": notebookOf(markup),
  "report.pdf": documentOf("Quarterly report"),
  "broken.pdf": "%PDF-1.7 and nothing else",
  "evil.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>${attack}</script></svg>`,
};
let trainer: Trainer;
let runId: string;
let artifacts: string;
let reproduce: string;

beforeAll(async () => {
  const token = await stage.openTeam("fraud", { "ann@example.org": "member" });
  trainer = makeTrainer(stage.product().url, token);
  runId = await trainer.recordRun("with files", {
    params: { lr: "0.1" },
    tags: {
      "mlflow.source.git.repoURL": "https://git.example.org/fraud.git",
      "mlflow.source.git.commit": "0123456789abcdef0123456789abcdef01234567",
      "mlflow.source.name": "train.py",
    },
  });
  for (const [path, content] of Object.entries(files)) await trainer.uploadArtifact(runId, path, content);
  artifacts = `/fraud/runs/${runId}/artifacts`;
  reproduce = `/fraud/runs/${runId}/reproduce`;
});

test("text, tables and pictures are previewed, each at its own address", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, artifacts);
  const preview = page.getByRole("region", { name: "Preview" });
  await page.getByRole("button", { name: /^notes\.txt/ }).click();
  await preview.getByText("second line").waitFor();
  await page.getByRole("button", { name: /^scores\.csv/ }).click();
  await preview.getByRole("row", { name: "ben 0.75" }).waitFor();
  await page.getByRole("button", { name: /^plots/ }).click();
  await page.getByRole("button", { name: /^tiny\.png/ }).click();
  await preview.getByText("2 × 1").waitFor();

  await page.reload();
  await preview.getByRole("img", { name: "tiny.png" }).waitFor();
});

/** What a browser says of a script that a sandbox stops: of one in a frame of another origin, nothing. */
const stopped = /^$|sandbox|Content Security Policy/i;

test("a script in an uploaded file never runs as ours", async () => {
  const page = await stage.visit("ann@example.org", { tolerates: stopped });
  for (const name of ["evil.html", "evil.svg"]) {
    await go(page, `${artifacts}?file=${name}`);
    const address = await page.getByRole("link", { name: "Download", exact: true }).getAttribute("href");
    const opened = await openFile(page, address ?? "");
    expect(opened["content-security-policy"]).toContain("sandbox");
    expect(opened["x-content-type-options"]).toBe("nosniff");
  }
  await go(page, `${artifacts}?file=evil.html`);
  await page.frameLocator("iframe").getByRole("heading", { name: "Report" }).waitFor();
  await go(page, artifacts);
  expect(await page.evaluate(() => localStorage.getItem("owned"))).toBeNull();
  expect(await page.title()).not.toBe("owned");
});

test("a document reads no cookie and no storage, moves no window and calls nothing of ours", async () => {
  const page = await stage.visit("ann@example.org", { tolerates: stopped });
  await go(page, `${artifacts}?file=probe.html`);
  const body = page.frameLocator("iframe").locator("body");
  for (const name of ["cookie", "storage", "top", "api"]) await body.getByText(`${name} refused`).waitFor();
  expect(await body.innerText()).not.toContain("allowed");
  expect(new URL(page.url()).pathname).toBe(artifacts);
});

test("markup in a notebook's output, in markdown and in a table runs nothing", async () => {
  const page = await stage.visit("ann@example.org", { tolerates: stopped });
  await go(page, `${artifacts}?file=evil.ipynb`);
  const output = page.frameLocator("iframe").locator("body");
  await output.getByText("kept").waitFor();
  expect(await output.innerText()).not.toContain("ran");
  const preview = page.getByRole("region", { name: "Preview" });
  await preview.getByText("a script, which is not run here").waitFor();
  for (const name of ["evil.md", "evil.csv"]) {
    await go(page, `${artifacts}?file=${name}`);
    await preview.getByText("onerror").first().waitFor();
    expect(await preview.locator("img, script, a[href^='javascript']").count()).toBe(0);
  }
});

test("a PDF is drawn in an origin of nobody's, and a broken one says so", async () => {
  const page = await stage.visit("ann@example.org", { tolerates: stopped });
  await go(page, `${artifacts}?file=report.pdf`);
  const frame = page.frameLocator("iframe[title='report.pdf']");
  await frame.getByRole("img", { name: "Page 1 of 1: Quarterly report" }).waitFor();
  await page.getByText("1 page", { exact: true }).waitFor();
  expect(await frame.locator("body").evaluate(() => window.origin)).toBe("null");
  await go(page, `${artifacts}?file=broken.pdf`);
  await page.getByText("The document cannot be shown").waitFor();
});

test("everything is downloaded as one zip of the very bytes", async () => {
  const page = await stage.visit("ann@example.org");
  await go(page, artifacts);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download all" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${runId}.zip`);
  const zipped = readZip(await new Response(await readFile(await download.path())).arrayBuffer());
  const sent = Object.entries(files).map(([path, content]) => [
    `${runId}/${path}`,
    Buffer.from(content).toString(),
  ]);
  expect(zipped).toEqual(Object.fromEntries(sent));
});

test("a film is played to its end", async () => {
  const page = await stage.visit("ann@example.org");
  const filmed = await startFilmed(page);
  await go(page, `/fraud/runs/${filmed}/artifacts?file=film.webm`);
  const player = page.getByRole("region", { name: "Preview" }).locator("video[aria-label='film.webm']");
  await player.evaluate(async (video: HTMLVideoElement) => {
    const ended = new Promise((resolve) => video.addEventListener("ended", resolve, { once: true }));
    video.muted = true;
    await video.play();
    await ended;
  });
  expect(await player.evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight])).toEqual([
    64, 48,
  ]);
  expect(await player.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0);
});

test("the steps that make a run again are shown and copied", async () => {
  const page = await stage.visit("ann@example.org", { permissions: ["clipboard-read", "clipboard-write"] });
  await go(page, reproduce);
  const steps = page.getByRole("region", { name: "Steps" });
  await steps.getByText("git clone").first().waitFor();
  await steps.getByRole("button", { name: "Copy all steps as a script for sh" }).click();
  await eventually(() => page.evaluate(() => navigator.clipboard.readText())).toContain(
    "0123456789abcdef0123456789abcdef01234567",
  );
  await page.getByRole("heading", { name: "What is missing" }).waitFor();
});

/** A run that logged a film, made by the browser itself. Answers its id. */
async function startFilmed(page: Page): Promise<string> {
  const filmed = await trainer.startRun("with a film");
  await trainer.uploadArtifact(filmed, "film.webm", await filmIn(page));
  return filmed;
}

/** Opens a file in a tab of its own, as somebody who clicks on a link to it does; answers the headers it came with. */
async function openFile(page: Page, address: string): Promise<Record<string, string>> {
  const tab = await page.context().newPage();
  const [response] = await Promise.all([
    tab.waitForEvent("response"),
    // A download is no page: the browser gives the navigation up.
    tab.goto(address).catch(() => undefined),
  ]);
  return response.headers();
}
