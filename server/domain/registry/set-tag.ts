import { excerpt } from "#server/core/excerpt.ts";
import { mutation } from "#server/core/operation.ts";
import { announceTag } from "./announce.ts";
import { lockModel } from "./load.ts";
import { SetRegisteredModelTag } from "./schema.ts";
import { modelSubject } from "./subject.ts";
import { writeModelTags } from "./tags.ts";

/** Sets one tag of a model, new or not. @throws AppError `notFound` */
export const setRegisteredModelTag = mutation({
  action: "registeredModel.setTag",
  input: SetRegisteredModelTag,
  async handle({ tx, caller, input: { name, tag }, now, record }): Promise<void> {
    const model = await lockModel(tx, caller.team.id, name);
    await writeModelTags(tx, caller.team.id, model.id, [tag]);
    await announceTag(tx, { teamId: caller.team.id, modelId: model.id, at: now }, { name, ...tag });
    await record({ ...modelSubject(model), after: { key: tag.key, value: excerpt(tag.value) } });
  },
});
