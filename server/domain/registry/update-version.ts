import { modelVersions } from "#db/schema/index.ts";
import { excerpt } from "#server/core/excerpt.ts";
import { mutation } from "#server/core/operation.ts";
import { isVersion, loadVersion, lockVersion } from "./load.ts";
import { UpdateModelVersion, type ModelVersion } from "./schema.ts";
import { versionSubject } from "./subject.ts";

/** Describes a version, in markdown. @throws AppError `notFound` */
export const updateModelVersion = mutation({
  action: "modelVersion.update",
  input: UpdateModelVersion,
  async handle({ tx, caller, input: { name, version, description }, now, record }): Promise<ModelVersion> {
    const teamId = caller.team.id;
    const locked = await lockVersion(tx, teamId, name, version);
    await tx
      .update(modelVersions)
      .set({ description, updatedAtMs: now.getTime() })
      .where(isVersion(teamId, locked.model.id, version));
    const before = { description: excerpt(locked.version.description) };
    await record({
      ...versionSubject(locked.model, version),
      before,
      after: { description: excerpt(description) },
    });
    return loadVersion(tx, teamId, name, version);
  },
});
