import { query } from "#server/core/operation.ts";
import { loadAliased } from "./load.ts";
import { GetVersionByAlias, type ModelVersion } from "./schema.ts";

/**
 * The version an alias points at; `latest` is the highest, whatever its stage.
 *
 * @throws AppError `notFound` for the model, `precondition` when it has no such alias.
 */
export const getVersionByAlias = query({
  action: "modelVersion.read",
  input: GetVersionByAlias,
  handle: ({ db, caller, input: { name, alias } }): Promise<ModelVersion> =>
    loadAliased(db, caller.team.id, name, alias),
});
