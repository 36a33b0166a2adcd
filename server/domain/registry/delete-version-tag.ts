import { and, eq } from "drizzle-orm";
import { modelVersionTags } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { announceVersionTag } from "./announce.ts";
import { lockVersion } from "./load.ts";
import { DeleteModelVersionTag } from "./schema.ts";
import { versionSubject } from "./subject.ts";

/** Removes one tag of a version; that it was not there is fine, as in MLflow. @throws AppError `notFound` for the version */
export const deleteModelVersionTag = mutation({
  action: "modelVersion.deleteTag",
  input: DeleteModelVersionTag,
  async handle({ tx, caller, input: { name, version, key }, now, record }): Promise<void> {
    const { model } = await lockVersion(tx, caller.team.id, name, version);
    await tx
      .delete(modelVersionTags)
      .where(
        and(
          eq(modelVersionTags.teamId, caller.team.id),
          eq(modelVersionTags.registeredModelId, model.id),
          eq(modelVersionTags.version, version),
          eq(modelVersionTags.key, key),
        ),
      );
    const about = { teamId: caller.team.id, modelId: model.id, at: now };
    await announceVersionTag(tx, about, { name, version, key });
    await record({ ...versionSubject(model, version), before: { key } });
  },
});
