import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page, Response } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { asOperator } from "#tests/operator.ts";
import type { Product } from "#tests/product.ts";
import { startProduct } from "#tests/product.ts";
import { openBrowser } from "./browser.ts";
import { collectFaults } from "./faults.ts";

type Visit = BrowserContextOptions & {
  /** Faults that belong to the story, such as a page that is not found. */
  tolerates?: RegExp;
};

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

export type Stage = {
  product: () => Product;
  /** The address that the process printed when it started. */
  printedLink: () => string;
  /** Makes a team with these people (`{ "ann@example.org": "owner" }`) and answers a token that may log to it. */
  openTeam: (slug: string, people: Record<string, string>) => Promise<string>;
  /** A page in a browser of its own in which nobody is signed in. */
  open: (visit?: Visit) => Promise<Page>;
  /** The same with this person signed in, at their first team. */
  visit: (email: string, visit?: Visit) => Promise<Page>;
};

const desktop = { width: 1440, height: 900 };
const patienceMs = 15_000;

/**
 * The built product and a real Chromium for the journeys of a file. A journey fails when a page of it writes an error
 * to the console, breaks the content policy, throws, or gets an answer of 500 and more.
 */
export function withStage(prepare: () => Promise<Record<string, string>> = async () => ({})): Stage {
  let product: Product;
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let faults: string[] = [];
  const sessions = new Map<string, Session>();

  beforeAll(async () => {
    const environment = await prepare();
    [product, browser] = await Promise.all([startProduct(environment), openBrowser()]);
  });
  afterEach(async ({ task }) => {
    const found = faults;
    if (task.result?.state === "fail") await keepPictures(contexts, task.name);
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    faults = [];
    expect(found, "faults of the pages").toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const open = async ({ tolerates, ...options }: Visit = {}) => {
    const context = await browser.newContext({ baseURL: product.url, viewport: desktop, ...options });
    contexts.push(context);
    context.setDefaultTimeout(patienceMs);
    collectFaults(context, faults, tolerates);
    return context.newPage();
  };
  return {
    product: () => product,
    printedLink: () => printedLink(product.printed()),
    open,
    openTeam: (slug, people) => openTeam(product, slug, people),
    visit: async (email, options) => {
      const storageState = sessions.get(email);
      const page = await open({ ...options, ...(storageState === undefined ? {} : { storageState }) });
      if (storageState !== undefined) await go(page, "/");
      else {
        const link = new URL(await asOperator(product, (run) => run("sign-in-link", email)));
        await signIn(page, link.pathname + link.hash);
        sessions.set(email, await page.context().storageState());
      }
      return page;
    },
  };
}

function printedLink(printed: string): string {
  const link = /http\S+\/sign-in\/link\S*/.exec(printed)?.[0];
  if (link === undefined) throw new Error(`no link was printed:\n${printed}`);
  return link;
}

function openTeam(product: Product, slug: string, people: Record<string, string>): Promise<string> {
  return asOperator(product, async (run) => {
    await run("team", "create", slug);
    const [token = ""] = await Promise.all([
      run("token", "create", "--team", slug, "--service", "trainer", "--scope", "log"),
      ...Object.entries(people).map(([email, role]) => run("member", "add", slug, email, "--role", role)),
    ]);
    return token;
  });
}

/** Keeps what the pages of a failed journey showed, and says where. */
async function keepPictures(contexts: readonly BrowserContext[], journey: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "saigen journey "));
  for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) {
    await page.screenshot({ path: join(folder, `${index}.png`) }).catch(() => undefined);
    console.error(`${journey}: ${page.url()} is in ${folder}/${index}.png`);
  }
}

/** Opens a page and waits until it answers to clicks. */
export async function go(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await untilAlive(page);
  return response;
}

/** Opens a one-time link, presses the button there, and waits for the page behind it. */
export async function signIn(page: Page, link: string): Promise<void> {
  await go(page, link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await untilAlive(page);
}

/** Until React has taken over what the server drew: a click before that is lost. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main !== null && Object.keys(main).some((key) => key.startsWith("__react"));
  });
}

/** `expect` that asks again until it holds, with the patience that a busy machine needs. */
export const eventually = <Value>(read: () => Value | Promise<Value>) =>
  expect.poll(read, { timeout: patienceMs, interval: 100 });
