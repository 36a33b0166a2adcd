import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startProduct } from "../product.ts";
import type { Product } from "../product.ts";
import { makePythonEnvironment } from "../python.ts";
import { hasS3, startS3 } from "../s3.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Environments, each a file `requirements-<name>.txt` with every version pinned, and the folder of tests they run. */
const folders: Record<string, string> = {
  mlflow3: "python",
  mlflow2: "python",
  mlflow1: "python",
  heavy: "heavy",
};

/** The tests that move files, which a bucket serves as well as a folder does. */
const filesOnly = ["test_artifacts.py", "test_parts.py"];

type Environment = { name: string; tests: string[]; commands: string };

/** Runs the unmodified clients, in environments of their own, against the built product: all on a folder, files on a bucket. */
async function main(wanted: string[]): Promise<number> {
  const environments = (wanted.length > 0 ? wanted : ["mlflow3", "mlflow2", "mlflow1"]).map((name) => ({
    name,
    tests: [folderOf(name)],
    commands: makePythonEnvironment(name, join(here, `requirements-${name}.txt`)),
  }));
  const moving = environments
    .filter(({ name }) => folders[name] === "python")
    .map(({ name, commands }) => ({
      name,
      commands,
      tests: filesOnly.map((file) => join(folderOf(name), file)),
    }));
  // A receiver of webhooks on this machine is not on the public internet.
  const failed = await runAll("folder", { WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" }, environments);
  return failed || !hasS3 || moving.length === 0 ? failed : runOnBucket(moving);
}

async function runOnBucket(environments: readonly Environment[]): Promise<number> {
  const s3 = await startS3();
  try {
    const { bucket } = await s3.makeBucket();
    const settings = {
      ARTIFACTS_URL: `s3://${bucket}/clients`,
      S3_ENDPOINT: s3.endpoint,
      AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
    };
    return await runAll("bucket", settings, environments);
  } finally {
    await s3.dispose();
  }
}

async function runAll(
  place: string,
  settings: Record<string, string>,
  environments: readonly Environment[],
): Promise<number> {
  const product = await startProduct({ ...settings, SAMPLE: "on" });
  let failed = 0;
  try {
    const sampleToken = await makeSampleToken(product);
    for (const environment of environments) {
      process.stdout.write(`\n== ${environment.name}, files in a ${place} ==\n`);
      failed += await runTests(environment, product, sampleToken);
    }
  } finally {
    await product.dispose();
  }
  return failed === 0 ? 0 : 1;
}

function folderOf(name: string): string {
  const folder = folders[name];
  if (folder === undefined) {
    throw new Error(`There is no environment "${name}". There are: ${Object.keys(folders).join(", ")}.`);
  }
  return join(here, folder);
}

async function runTests(
  { name, tests, commands }: Environment,
  product: Product,
  sampleToken: string,
): Promise<number> {
  await product.admin("team", "create", name);
  await product.admin("member", "add", name, "keiko@example.com", "--role", "maintainer");
  const asKeiko = ["--team", name, "--email", "keiko@example.com", "--scope", "registry"];
  const env = {
    ...process.env,
    // As after `source bin/activate`: `mlflow models serve` looks its server up there.
    PATH: `${commands}${delimiter}${process.env["PATH"] ?? ""}`,
    MLFLOW_TRACKING_URI: product.url,
    MLFLOW_TRACKING_TOKEN: await product.admin("token", "create", ...asKeiko),
    SAMPLE_TOKEN: sampleToken,
    MLFLOW_DISABLE_TELEMETRY: "true",
    PYTHONWARNINGS: "ignore",
  };
  const words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--durations=5", ...tests];
  const child = spawn(join(commands, "python"), words, { env, stdio: ["ignore", "inherit", "inherit"] });
  const [code] = (await once(child, "exit")) as [number | null];
  return code ?? 1;
}

/** A token for the sample team, once it is whole. */
async function makeSampleToken(product: Product): Promise<string> {
  while (!product.printed().includes("the sample team is there")) {
    if (product.printed().includes("could not be loaded whole")) throw new Error(product.printed());
    await setTimeout(100);
  }
  await product.admin("member", "add", "sample", "yuki@example.com", "--role", "viewer");
  return product.admin(
    "token",
    "create",
    "--team",
    "sample",
    "--email",
    "yuki@example.com",
    "--scope",
    "read",
  );
}

process.exitCode = await main(process.argv.slice(2));
