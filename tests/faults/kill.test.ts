import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startProduct } from "../product.ts";
import type { Product } from "../product.ts";
import { createRun, openTeam, post, readHistory, startWriter } from "./writer.ts";
import type { Writer } from "./writer.ts";

const writers = 8;
let product: Product;
let token: string;

beforeAll(async () => {
  product = await startProduct();
  token = await openTeam(product);
});
afterAll(() => product.dispose());

test("what was acknowledged survives kill -9 of the app, once and whole", async () => {
  await whileWriting(async () => {
    for (let round = 0; round < 3; round += 1) {
      await pause(1500);
      product.process.kill("SIGKILL");
      await once(product.process, "exit");
      await product.restart();
    }
  });
});

test("what was acknowledged survives kill -9 of Postgres, and nothing needs a restart", async () => {
  await whileWriting(async () => {
    for (let round = 0; round < 3; round += 1) {
      await pause(1500);
      const killed = postmasterPid();
      process.kill(killed, "SIGKILL");
      await untilReplaced(killed);
    }
  });
});

test("while Postgres is away machines get 503, and it is back by itself", async () => {
  const killed = postmasterPid();
  process.kill(killed, "SIGKILL");
  const answer = await post(product.url, token, "runs/search", { experiment_ids: ["0"] });
  expect([200, 503]).toContain(answer.status);
  await untilReplaced(killed);
  const search = () => post(product.url, token, "runs/search", { experiment_ids: ["0"] });
  await expect.poll(async () => (await search()).status).toBe(200);
});

/** Eight writers on one run while `faults` happen; afterwards every acknowledged point is there exactly once. */
async function whileWriting(faults: () => Promise<void>): Promise<void> {
  const runId = await createRun(product.url, token);
  const going = Array.from({ length: writers }, (_, i) =>
    startWriter(product.url, token, runId, `writer-${i}`),
  );
  await faults();
  await pause(500);
  await Promise.all(going.map((writer) => writer.stop()));
  expect(going.every((writer) => writer.acknowledged.length > 0)).toBe(true);
  await Promise.all(going.map((writer, i) => expectKept(writer, runId, i)));
}

async function expectKept(writer: Writer, runId: string, index: number): Promise<void> {
  const stepsOf: number[][] = [];
  for (let i = 0; i < 5; i += 1) {
    const key = `writer-${index}/${i}`;
    const stored = await readHistory(product.url, token, runId, key);
    const values = new Map(stored.map(({ step, value }) => [step, value]));
    expect(values.size, `${key} has repeated points`).toBe(stored.length);
    const lost = writer.acknowledged.filter(
      (point) => point.key === key && values.get(point.step) !== point.value,
    );
    expect(lost, `${key} lost acknowledged points`).toEqual([]);
    stepsOf.push([...values.keys()].toSorted((a, b) => a - b));
  }
  for (const steps of stepsOf) expect(steps, "a batch is torn").toEqual(stepsOf[0]);
}

const postmasterPid = () => readPostmaster().pid;

/** What the postmaster writes in its own file: its pid in the first line, how far it is in the eighth. */
function readPostmaster(): { pid: number; state: string | undefined } {
  const lines = readFileSync(join(product.dataDir, "postgres/cluster/postmaster.pid"), "utf8").split("\n");
  return { pid: Number(lines[0]), state: lines[7]?.trim() };
}

/** Until another Postgres serves: for a moment after the kill, connections of the old one still answer. */
async function untilReplaced(killed: number): Promise<void> {
  const isServing = () => postmasterPid() !== killed && readPostmaster().state === "ready";
  await expect.poll(isServing, { timeout: 30_000 }).toBe(true);
  await expect.poll(readiness, { timeout: 30_000 }).toBe(200);
}

const readiness = async () => (await fetch(`${product.url}/ready`)).status;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
