import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startProduct } from "../product.ts";
import type { Product } from "../product.ts";
import { makePythonEnvironment } from "../python.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Each name is a file `requirements-<name>.txt` with every version pinned. */
const wanted = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ["mlflow3", "mlflow2"];

/** Runs the unmodified MLflow clients, in environments of their own, against the built product. */
async function main(): Promise<number> {
  const pythons = wanted.map((name) => ({
    name,
    python: join(makePythonEnvironment(name, join(here, `requirements-${name}.txt`)), "python"),
  }));
  const product = await startProduct();
  let failed = 0;
  try {
    for (const { name, python } of pythons) {
      process.stdout.write(`\n== ${name} ==\n`);
      failed += await runTests(name, python, product);
    }
  } finally {
    await product.dispose();
  }
  return failed === 0 ? 0 : 1;
}

async function runTests(name: string, python: string, product: Product): Promise<number> {
  const team = name;
  await product.admin("team", "create", team);
  await product.admin("member", "add", team, "keiko@example.com", "--role", "maintainer");
  const token = await product.admin(
    "token",
    "create",
    "--team",
    team,
    "--email",
    "keiko@example.com",
    "--scope",
    "registry",
  );
  const env = {
    ...process.env,
    MLFLOW_TRACKING_URI: product.url,
    MLFLOW_TRACKING_TOKEN: token,
    MLFLOW_DISABLE_TELEMETRY: "true",
    PYTHONWARNINGS: "ignore",
  };
  const tests = spawn(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", join(here, "python")], {
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = (await once(tests, "exit")) as [number | null];
  return code ?? 1;
}

process.exitCode = await main();
