import { and, eq } from "drizzle-orm";
import { loggedModelTags } from "#db/schema/index.ts";
import { notFound } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { lockLoggedModel } from "./load.ts";
import { DeleteLoggedModelTag } from "./schema.ts";
import { subjectOf } from "./subject.ts";
import { touch } from "./write.ts";

/** Removes one tag. @throws AppError `notFound` for the model or the tag */
export const deleteLoggedModelTag = mutation({
  action: "loggedModel.deleteTag",
  input: DeleteLoggedModelTag,
  async handle({ tx, caller, input: { modelId, key }, now, record }): Promise<void> {
    const model = await lockLoggedModel(tx, caller.team.id, modelId);
    const removed = await tx
      .delete(loggedModelTags)
      .where(
        and(
          eq(loggedModelTags.teamId, caller.team.id),
          eq(loggedModelTags.modelId, modelId),
          eq(loggedModelTags.key, key),
        ),
      )
      .returning({ key: loggedModelTags.key });
    if (removed.length === 0)
      throw notFound(`No tag with key '${key}' found for model with ID '${modelId}'.`);
    await touch(tx, caller.team.id, modelId, now);
    await record({ ...subjectOf(model), before: { key } });
  },
});
