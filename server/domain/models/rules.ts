import { notFound } from "#server/core/errors.ts";
import { excerpt } from "#server/core/excerpt.ts";

/** The tag in which MLflow keeps the registered versions that were made of a logged model, as a JSON list. */
export const VERSIONS_TAG = "mlflow.modelVersions";

/** Missing, deleted or another team's: the same words for each. */
export const noLoggedModel = (id: string) => notFound(`Logged model with ID '${id}' not found.`);

/** Why a text cannot name a logged model, in MLflow's words; an empty one asks for a generated name. */
export function findNameProblem(name: string): string | undefined {
  if (!/[/:.%"']/u.test(name)) return undefined;
  return `Invalid model name ('${excerpt(name)}') provided. Model name must be a non-empty string and cannot contain the following characters: ('/', ':', '.', '%', '"', "'")`;
}

/**
 * The tag's list with the versions of another list added, each version once: the server and clients both write it, and clients write
 * the number as a text. In Python's spacing, because MLflow's own tests compare the text. What is no such list gives way.
 */
export function mergeVersions(before: string | undefined, added: string): string {
  const merged = new Map<string, { name: string; version: number }>();
  for (const version of [...readVersions(before ?? ""), ...readVersions(added)]) {
    merged.set(`${version.version} ${version.name}`, version);
  }
  const items = [...merged.values()].map(
    ({ name, version }) => `{"name": ${JSON.stringify(name)}, "version": ${version}}`,
  );
  return `[${items.join(", ")}]`;
}

/** The tag's list with one version more. */
export const addVersion = (before: string | undefined, name: string, version: number): string =>
  mergeVersions(before, JSON.stringify([{ name, version }]));

function readVersions(value: string): { name: string; version: number }[] {
  const list = parseJson(value);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null) return [];
    const name: unknown = Reflect.get(item, "name");
    const version = Number(Reflect.get(item, "version"));
    return typeof name === "string" && Number.isSafeInteger(version) ? [{ name, version }] : [];
  });
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
