import type { Caller } from "#server/auth/caller.ts";
import {
  type RegisteredModel,
  searchModelVersions,
  searchRegisteredModels,
} from "#server/domain/registry/index.ts";
import type { RecordedRegistration } from "./recording.ts";

/** The registered models of a team, by name, with all their versions. */
export async function readRegistry(caller: Caller): Promise<RecordedRegistration[]> {
  const { models } = await searchRegisteredModels(caller, { orderBy: ["name ASC"] });
  const registry: RecordedRegistration[] = [];
  for (const model of models) registry.push(await readRegistration(caller, model));
  return registry;
}

async function readRegistration(caller: Caller, model: RegisteredModel): Promise<RecordedRegistration> {
  const { name, description, tags, aliases } = model;
  const { versions } = await searchModelVersions(caller, {
    filter: `name = '${name}'`,
    orderBy: ["version_number ASC"],
  });
  return {
    name,
    description,
    tags,
    aliases,
    versions: versions.map(({ loggedModelId, ...version }) => {
      if (loggedModelId === null)
        throw new Error(`Version ${version.version} of ${name} has no logged model.`);
      return { loggedModelId, description: version.description, tags: version.tags };
    }),
  };
}
