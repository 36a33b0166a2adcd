import { parseYaml } from "#components/common/yaml.ts";
import { listOf, recordOf, textOf } from "./fields.ts";

/** A package with what is asked of its version and when: `numpy`, `<3,>=1.26`, `python_version < "3.13"`. */
export type Requirement = { name: string; version: string; marker: string };

/** What has to be installed. `others` are lines that name no package, such as `-r base.txt`. */
export type Dependencies = { pythonVersion: string | undefined; packages: Requirement[]; others: string[] };

/** Reads any of the files MLflow writes by its name; answers the sentence that says why it cannot be read. */
export function readDependencies(name: string, text: string): Dependencies | string {
  if (name.endsWith(".txt")) return parseRequirements(text);
  try {
    return parseEnvironment(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Reads a `requirements.txt` (PEP 508, as far as people write it): comments, continued lines and hashes included. */
export function parseRequirements(text: string): Dependencies {
  const lines = text
    .replaceAll(/\\\r?\n/gu, " ")
    .split(/\r?\n/u)
    .map(withoutComment);
  return sortLines(lines.filter((line) => line !== ""));
}

/**
 * Reads a `conda.yaml`, or the `python_env.yaml` that MLflow writes beside it.
 *
 * @throws Error with a sentence that says what is wrong with the text.
 */
export function parseEnvironment(text: string): Dependencies {
  const environment = recordOf(parseYaml(text));
  const listed = [...listOf(environment["build_dependencies"]), ...listOf(environment["dependencies"])];
  const byPip = listed.flatMap((entry) => listOf(recordOf(entry)["pip"]));
  const { packages, others } = sortLines([...listed, ...byPip].flatMap((line) => textOf(line) ?? []));
  const python = packages.find(({ name }) => name === "python");
  return {
    pythonVersion: textOf(environment["python"]) ?? python?.version.replace(/^=+/u, ""),
    packages: packages.filter((one) => one !== python),
    others,
  };
}

function sortLines(lines: readonly string[]): Dependencies {
  const read = lines.map((line) => ({ line, found: readRequirement(line) }));
  return {
    pythonVersion: undefined,
    packages: read.flatMap(({ found }) => found ?? []),
    others: read.flatMap(({ line, found }) => (found === undefined ? line : [])),
  };
}

const requirement =
  /^(?<name>[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?<extras>\[[^\]]*\])?\s*(?<version>(?:[<>=!~]|@\s)[^;]*)?(?:;(?<marker>.*))?$/u;

function readRequirement(line: string): Requirement | undefined {
  const found = requirement.exec(line.replace(/\s+--hash=.*$/su, "").trim())?.groups;
  if (found === undefined) return undefined;
  const { name = "", extras = "", version = "", marker = "" } = found;
  return { name: `${name}${extras}`, version: version.trim(), marker: marker.trim() };
}

const withoutComment = (line: string) => line.replace(/(?:^|\s)#.*$/u, "").trim();
