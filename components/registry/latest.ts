import type { RegisteredModel } from "#server/domain/registry/schema.ts";

/** The highest version of a model, whatever its stage; undefined while it has none. */
export function latestOf({ latestVersions }: Pick<RegisteredModel, "latestVersions">): number | undefined {
  return latestVersions.map(({ version }) => version).toSorted((a, b) => b - a)[0];
}
