import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startProduct } from "../product.ts";
import type { Product } from "../product.ts";
import { makePythonEnvironment } from "../python.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Environments, each a file `requirements-<name>.txt` with every version pinned, and the folder of tests they run. */
const folders: Record<string, string> = {
  mlflow3: "python",
  mlflow2: "python",
  mlflow1: "python",
  heavy: "heavy",
};

/** Runs the unmodified clients, in environments of their own, against the built product. */
async function main(wanted: string[]): Promise<number> {
  const environments = (wanted.length > 0 ? wanted : ["mlflow3", "mlflow2", "mlflow1"]).map((name) => ({
    name,
    tests: folderOf(name),
    commands: makePythonEnvironment(name, join(here, `requirements-${name}.txt`)),
  }));
  const product = await startProduct();
  let failed = 0;
  try {
    for (const environment of environments) {
      process.stdout.write(`\n== ${environment.name} ==\n`);
      failed += await runTests(environment, product);
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
  { name, tests, commands }: { name: string; tests: string; commands: string },
  product: Product,
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
    MLFLOW_DISABLE_TELEMETRY: "true",
    PYTHONWARNINGS: "ignore",
  };
  const words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--durations=5", tests];
  const child = spawn(join(commands, "python"), words, { env, stdio: ["ignore", "inherit", "inherit"] });
  const [code] = (await once(child, "exit")) as [number | null];
  return code ?? 1;
}

process.exitCode = await main(process.argv.slice(2));
