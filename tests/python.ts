import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const environments = fileURLToPath(new URL("../.cache/python", import.meta.url));

/** The newest Python that every requirements file has wheels for: scikit-learn 1.2, which MLflow 1.30 wants, ends here. */
const pythonVersion = "3.11";
/** Installs in seconds, from the packages it keeps for every clone, what takes pip minutes. */
const uvVersion = "0.13.9";

/**
 * A virtual environment with exactly the packages of a requirements file; made once for each content of the file.
 * Returns its folder of commands.
 */
export function makePythonEnvironment(name: string, requirements: string): string {
  const folder = join(environments, name);
  const commands = join(folder, "bin");
  const hash = createHash("sha256")
    .update(`${uvVersion} ${pythonVersion}`)
    .update(readFileSync(requirements));
  makeOnce(folder, hash.digest("hex"), () => {
    const uv = join(installUv(), "uv");
    run(uv, "venv", "--quiet", "--python", pythonVersion, folder);
    // Compiled here once: tests start many processes, and each would compile every package for itself.
    const install = ["pip", "install", "--quiet", "--compile-bytecode", "--python", folder];
    run(uv, ...install, "--requirement", requirements);
  });
  return commands;
}

function installUv(): string {
  const folder = join(environments, "uv");
  makeOnce(folder, uvVersion, () => {
    run("python3", "-m", "venv", folder);
    run(join(folder, "bin/python"), "-m", "pip", "install", "--quiet", `uv==${uvVersion}`);
  });
  return join(folder, "bin");
}

/** Makes the folder unless it was made from the same; one that was left half made is made anew. */
function makeOnce(folder: string, from: string, make: () => void): void {
  const stamp = join(folder, "made-from");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === from) return;
  process.stderr.write(`making ${folder} …\n`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(environments, { recursive: true });
  make();
  writeFileSync(stamp, from);
}

/** What it prints goes to standard error: standard output is the test's. */
function run(command: string, ...words: string[]): void {
  execFileSync(command, words, { stdio: ["ignore", 2, 2] });
}
