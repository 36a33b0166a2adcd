import { and, eq } from "drizzle-orm";
import { loggedModels } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { loadStoredModel } from "./load.ts";
import { RestoreLoggedModel } from "./schema.ts";
import { subjectOf } from "./subject.ts";

/** Brings a deleted model back; its files never went. Again is fine. @throws AppError `notFound` */
export const restoreLoggedModel = mutation({
  action: "loggedModel.restore",
  input: RestoreLoggedModel,
  async handle({ tx, caller, input: { modelId }, now, record }): Promise<void> {
    const model = await loadStoredModel(tx, caller.team.id, modelId);
    await tx
      .update(loggedModels)
      .set({ lifecycleStage: "active", updatedAtMs: now.getTime() })
      .where(and(eq(loggedModels.teamId, caller.team.id), eq(loggedModels.id, modelId)));
    await record({ ...subjectOf(model), after: { name: model.name } });
  },
});
