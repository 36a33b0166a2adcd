import type { ModelVersion } from "#server/domain/registry/schema.ts";

/** What MLflow's client loads a version by: the alias that leads to it, the champion's before others, or else its number. */
export function uriOf({
  name,
  version,
  aliases,
}: Pick<ModelVersion, "name" | "version" | "aliases">): string {
  const alias = aliases.find((candidate) => candidate === "champion") ?? aliases[0];
  return alias === undefined ? `models:/${name}/${version}` : `models:/${name}@${alias}`;
}
