import { excerpt } from "#server/core/excerpt.ts";
import { mutation } from "#server/core/operation.ts";
import { announceVersionTag } from "./announce.ts";
import { lockVersion } from "./load.ts";
import { SetModelVersionTag } from "./schema.ts";
import { versionSubject } from "./subject.ts";
import { writeVersionTags } from "./tags.ts";

/** Sets one tag of a version, new or not. @throws AppError `notFound` */
export const setModelVersionTag = mutation({
  action: "modelVersion.setTag",
  input: SetModelVersionTag,
  async handle({ tx, caller, input: { name, version, tag }, now, record }): Promise<void> {
    const { model } = await lockVersion(tx, caller.team.id, name, version);
    await writeVersionTags(tx, caller.team.id, { modelId: model.id, version }, [tag]);
    const about = { teamId: caller.team.id, modelId: model.id, at: now };
    await announceVersionTag(tx, about, { name, version, ...tag });
    await record({ ...versionSubject(model, version), after: { key: tag.key, value: excerpt(tag.value) } });
  },
});
