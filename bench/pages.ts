import type { Browser, BrowserContext, Page } from "playwright-core";
import { openBrowser } from "#tests/journeys/browser.ts";
import type { Measure } from "./report.ts";
import type { Peer } from "./servers.ts";

const loads = 3;
/** What is sent is counted until nothing has been for half a second, or until now: a page that polls is never silent. */
const settleMs = 15_000;

/** Where each peer shows the 100,000 runs of `seedRuns`, and what is on the page once the first of them is. */
const tables: Record<Peer["name"], { path: string; row: string }> = {
  Saigen: { path: "/bench/experiments/9000", row: "text=run-100000" },
  MLflow: { path: "/#/experiments/9000/runs", row: "text=run-100000" },
  FastTrackML: { path: "/mlflow/#/experiments/9000", row: "text=run-100000" },
};

/** The run table in Chromium with a cold cache: until the first run can be read, and what was sent for it. */
export async function measurePages(peer: Peer): Promise<Measure[]> {
  const browser = await openBrowser();
  try {
    const state = peer.signInLink === undefined ? undefined : await signIn(browser, await peer.signInLink());
    const seen: Load[] = [];
    for (let i = 0; i < loads; i += 1) {
      const context = await browser.newContext(state === undefined ? {} : { storageState: state });
      seen.push(
        await load(await context.newPage(), `${peer.url}${tables[peer.name].path}`, tables[peer.name].row),
      );
      await context.close();
    }
    const [, middle] = seen.toSorted((one, other) => one.seconds - other.seconds);
    if (middle === undefined) throw new Error("the page was not loaded");
    return [
      {
        name: "run table of 100,000 runs, first rows, cold",
        unit: "s",
        value: middle.seconds,
        aims: { MLflow: 10 },
      },
      { name: "scripts sent for it", unit: "kB", value: middle.scriptBytes / 1000, aims: {} },
      { name: "everything sent for it", unit: "kB", value: middle.bytes / 1000, aims: {} },
      { name: "requests for it", unit: "requests", value: middle.requests, aims: {} },
    ];
  } finally {
    await browser.close();
  }
}

type Load = { seconds: number; scriptBytes: number; bytes: number; requests: number };

async function load(page: Page, url: string, row: string): Promise<Load> {
  const counted = { scriptBytes: 0, bytes: 0, requests: 0 };
  const network = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  await network.send("Network.enable");
  network.on("Network.responseReceived", ({ requestId, type }) => {
    counted.requests += 1;
    if (type === "Script") scripts.add(requestId);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    counted.bytes += encodedDataLength;
    if (scripts.has(requestId)) counted.scriptBytes += encodedDataLength;
  });
  const started = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator(row).first().waitFor({ state: "visible", timeout: 120_000 });
  const seconds = (performance.now() - started) / 1000;
  await page.waitForLoadState("networkidle", { timeout: settleMs }).catch(() => undefined);
  return { seconds, ...counted };
}

async function signIn(
  browser: Browser,
  link: string,
): Promise<Awaited<ReturnType<BrowserContext["storageState"]>>> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole("button").first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const state = await context.storageState();
  await context.close();
  return state;
}
