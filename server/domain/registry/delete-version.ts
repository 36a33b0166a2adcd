import { modelVersions } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { isVersion, lockVersion, touchModel } from "./load.ts";
import { DeleteModelVersion } from "./schema.ts";
import { versionSubject } from "./subject.ts";

/** Deletes a version with its tags and the aliases that point at it. Its number is not used again. @throws AppError `notFound` */
export const deleteModelVersion = mutation({
  action: "modelVersion.delete",
  input: DeleteModelVersion,
  async handle({ tx, caller, input: { name, version }, now, record }): Promise<void> {
    const locked = await lockVersion(tx, caller.team.id, name, version);
    await tx.delete(modelVersions).where(isVersion(caller.team.id, locked.model.id, version));
    await touchModel(tx, caller.team.id, locked.model.id, now);
    const { source, stage, aliases } = locked.version;
    await record({ ...versionSubject(locked.model, version), before: { source, stage, aliases } });
  },
});
