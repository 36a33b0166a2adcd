import { query } from "#server/core/operation.ts";
import { loadModel } from "./load.ts";
import { findLatest } from "./read-models.ts";
import { readVersions } from "./read-versions.ts";
import { GetLatestVersions, type ModelVersion } from "./schema.ts";

/** The highest version of each of these stages that has one; without stages, of all. @throws AppError `notFound`, `invalid` for a stage there is not */
export const getLatestVersions = query({
  action: "modelVersion.read",
  input: GetLatestVersions,
  async handle({ db, caller, input: { name, stages } }): Promise<ModelVersion[]> {
    const { id } = await loadModel(db, caller.team.id, name);
    const latest = await readVersions(db, caller.team.id, await findLatest(db, caller.team.id, [id]));
    return stages.length === 0 ? latest : latest.filter(({ stage }) => stages.includes(stage));
  },
});
