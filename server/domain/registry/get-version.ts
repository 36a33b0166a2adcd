import { query } from "#server/core/operation.ts";
import { loadVersion } from "./load.ts";
import { GetModelVersion, type ModelVersion } from "./schema.ts";

/** The version, with where its files are. @throws AppError `notFound` */
export const getModelVersion = query({
  action: "modelVersion.read",
  input: GetModelVersion,
  handle: ({ db, caller, input: { name, version } }): Promise<ModelVersion> =>
    loadVersion(db, caller.team.id, name, version),
});
