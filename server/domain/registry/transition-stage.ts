import { and, eq, ne } from "drizzle-orm";
import { modelVersions } from "#db/schema/index.ts";
import type { Tx } from "#server/core/database.ts";
import { mutation } from "#server/core/operation.ts";
import { isVersion, loadVersion, lockVersion, touchModel } from "./load.ts";
import { assertMakesRoom, type Stage } from "./rules.ts";
import { TransitionStage, type ModelVersion } from "./schema.ts";
import { versionSubject } from "./subject.ts";

/**
 * Moves a version to a stage and, if asked, the versions that are in it to Archived.
 *
 * @throws AppError `notFound`, `invalid` for a stage there is not, and for one that has nothing to make room for.
 */
export const transitionStage = mutation({
  action: "modelVersion.transition",
  input: TransitionStage,
  async handle({ tx, caller, input, now, record }): Promise<ModelVersion> {
    const teamId = caller.team.id;
    const { name, version, stage, archiveExisting } = input;
    if (archiveExisting) assertMakesRoom(stage);
    const locked = await lockVersion(tx, teamId, name, version);
    const key = { modelId: locked.model.id, version };
    const archived = archiveExisting ? await archiveOthers(tx, teamId, key, stage, now) : [];
    await tx
      .update(modelVersions)
      .set({ stage, updatedAtMs: now.getTime() })
      .where(isVersion(teamId, key.modelId, version));
    await touchModel(tx, teamId, key.modelId, now);
    await record({
      ...versionSubject(locked.model, version),
      before: { stage: locked.version.stage },
      after: { stage, archived },
    });
    return loadVersion(tx, teamId, name, version);
  },
});

async function archiveOthers(
  tx: Tx,
  teamId: number,
  { modelId, version }: { modelId: number; version: number },
  stage: Stage,
  now: Date,
): Promise<number[]> {
  const moved = await tx
    .update(modelVersions)
    .set({ stage: "Archived", updatedAtMs: now.getTime() })
    .where(
      and(
        eq(modelVersions.teamId, teamId),
        eq(modelVersions.registeredModelId, modelId),
        eq(modelVersions.stage, stage),
        ne(modelVersions.version, version),
      ),
    )
    .returning({ version: modelVersions.version });
  return moved.map((row) => row.version);
}
