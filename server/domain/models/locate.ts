import { query } from "#server/core/operation.ts";
import { pathOfUri } from "#server/domain/artifacts/roots.ts";
import { loadStoredModel } from "./load.ts";
import { LocateLoggedModel } from "./schema.ts";

/**
 * Where a model's files are: their address, and the folder below the team's root. A deleted model keeps its files.
 *
 * @throws AppError `notFound`, `precondition` when its files are kept elsewhere.
 */
export const locateLoggedModel = query({
  action: "artifact.read",
  input: LocateLoggedModel,
  async handle({ db, caller, input }): Promise<{ rootUri: string; folder: string }> {
    const { artifactUri } = await loadStoredModel(db, caller.team.id, input.modelId);
    return { rootUri: artifactUri, folder: pathOfUri(artifactUri) };
  },
});
