import type { Lookup } from "#components/models/ways-to-use.ts";
import type { ModelVersion } from "#server/domain/registry/schema.ts";

/**
 * What MLflow's client loads a version by: the alias that leads to it, the champion's before others, or else its number. The client
 * reads `?` and `#` in a name as the end of the address, and `@` as the start of an alias where none follows: such a version is loaded
 * from where its files are.
 */
export function uriOf({
  name,
  version,
  aliases,
  downloadUri,
}: Pick<ModelVersion, "name" | "version" | "aliases" | "downloadUri">): string {
  const alias = aliasOf(aliases);
  if (/[?#]/u.test(name) || (alias === undefined && name.includes("@"))) return downloadUri;
  return alias === undefined ? `models:/${name}/${version}` : `models:/${name}@${alias}`;
}

/** What asks the REST API which version that is, its alias first. */
export function lookupOf({
  name,
  version,
  aliases,
}: Pick<ModelVersion, "name" | "version" | "aliases">): Lookup {
  const alias = aliasOf(aliases);
  return alias === undefined
    ? { call: "model-versions/get", fields: { name, version: String(version) } }
    : { call: "registered-models/alias", fields: { name, alias } };
}

const aliasOf = (aliases: readonly string[]) =>
  aliases.find((candidate) => candidate === "champion") ?? aliases[0];
