import { and, eq } from "drizzle-orm";
import { loggedModels } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { loadStoredModel } from "./load.ts";
import { DeleteLoggedModel } from "./schema.ts";
import { subjectOf } from "./subject.ts";

/** Hides a model; its files stay, because registered versions may stand on them. Again is fine. @throws AppError `notFound` */
export const deleteLoggedModel = mutation({
  action: "loggedModel.delete",
  input: DeleteLoggedModel,
  async handle({ tx, caller, input: { modelId }, now, record }): Promise<void> {
    const model = await loadStoredModel(tx, caller.team.id, modelId);
    await tx
      .update(loggedModels)
      .set({ lifecycleStage: "deleted", updatedAtMs: now.getTime() })
      .where(and(eq(loggedModels.teamId, caller.team.id), eq(loggedModels.id, modelId)));
    await record({ ...subjectOf(model), before: { name: model.name } });
  },
});
