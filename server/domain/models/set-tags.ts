import { and, eq } from "drizzle-orm";
import { loggedModels, loggedModelTags } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { excerpt } from "#server/core/excerpt.ts";
import { mutation } from "#server/core/operation.ts";
import type { Tag } from "#server/domain/runs/schema.ts";
import { loadLoggedModel, lockLoggedModel } from "./load.ts";
import { addVersion, mergeVersions, VERSIONS_TAG } from "./rules.ts";
import { SetLoggedModelTags, type LoggedModel } from "./schema.ts";
import { subjectOf } from "./subject.ts";
import { touch, writeModelTags } from "./write.ts";

/**
 * Sets tags, new or not. `mlflow.modelVersions` is merged with what is there: clients read and write it in two steps, and would lose
 * what another registered in between.
 *
 * @throws AppError `notFound`
 */
export const setLoggedModelTags = mutation({
  action: "loggedModel.setTag",
  input: SetLoggedModelTags,
  async handle({ tx, caller, input: { modelId, tags }, now, record }): Promise<LoggedModel> {
    const teamId = caller.team.id;
    const model = await lockLoggedModel(tx, teamId, modelId);
    const before = await findVersionsTag(tx, teamId, modelId);
    const merged = tags.map((tag): Tag =>
      tag.key === VERSIONS_TAG ? { key: tag.key, value: mergeVersions(before, tag.value) } : tag,
    );
    await writeModelTags(tx, teamId, modelId, merged);
    await touch(tx, teamId, modelId, now);
    const after = merged.map(({ key, value }) => ({ key, value: excerpt(value) }));
    await record({ ...subjectOf(model), after: { tags: after } });
    return loadLoggedModel(tx, teamId, modelId);
  },
});

/** Notes on a logged model, if the team has it, that a registered version was made of it. Locks the model. */
export async function noteVersion(
  tx: Tx,
  teamId: number,
  modelId: string,
  made: { name: string; version: number },
): Promise<void> {
  const [locked] = await tx
    .select({ id: loggedModels.id })
    .from(loggedModels)
    .where(and(eq(loggedModels.teamId, teamId), eq(loggedModels.id, modelId)))
    .for("no key update");
  if (!locked) return;
  const before = await findVersionsTag(tx, teamId, modelId);
  await writeModelTags(tx, teamId, modelId, [
    { key: VERSIONS_TAG, value: addVersion(before, made.name, made.version) },
  ]);
}

async function findVersionsTag(tx: Tx, teamId: number, modelId: string): Promise<string | undefined> {
  const [tag] = await tx
    .select({ value: loggedModelTags.value })
    .from(loggedModelTags)
    .where(
      and(
        eq(loggedModelTags.teamId, teamId),
        eq(loggedModelTags.modelId, modelId),
        eq(loggedModelTags.key, VERSIONS_TAG),
      ),
    );
  return tag?.value;
}
