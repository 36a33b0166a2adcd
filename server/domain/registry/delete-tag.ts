import { and, eq } from "drizzle-orm";
import { registeredModelTags } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { announceTag } from "./announce.ts";
import { lockModel } from "./load.ts";
import { DeleteRegisteredModelTag } from "./schema.ts";
import { modelSubject } from "./subject.ts";

/** Removes one tag of a model; that it was not there is fine, as in MLflow. @throws AppError `notFound` for the model */
export const deleteRegisteredModelTag = mutation({
  action: "registeredModel.deleteTag",
  input: DeleteRegisteredModelTag,
  async handle({ tx, caller, input: { name, key }, now, record }): Promise<void> {
    const model = await lockModel(tx, caller.team.id, name);
    await tx
      .delete(registeredModelTags)
      .where(
        and(
          eq(registeredModelTags.teamId, caller.team.id),
          eq(registeredModelTags.registeredModelId, model.id),
          eq(registeredModelTags.key, key),
        ),
      );
    await announceTag(tx, { teamId: caller.team.id, modelId: model.id, at: now }, { name, key });
    await record({ ...modelSubject(model), before: { key } });
  },
});
