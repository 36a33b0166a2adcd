import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const environments = fileURLToPath(new URL("../.cache/python", import.meta.url));

/**
 * A virtual environment with exactly the packages of a requirements file; made once for each content of the file.
 * Returns its folder of commands.
 */
export function makePythonEnvironment(name: string, requirements: string): string {
  const folder = join(environments, name);
  const stamp = join(folder, "requirements.sha256");
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  const commands = join(folder, "bin");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return commands;
  process.stderr.write(`making the Python environment ${name} …\n`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  execFileSync("python3", ["-m", "venv", folder], { stdio: "inherit" });
  const install = ["-m", "pip", "install", "--quiet", "--requirement", requirements];
  execFileSync(join(commands, "python"), install, { stdio: ["ignore", 2, 2] });
  writeFileSync(stamp, hash);
  return commands;
}
