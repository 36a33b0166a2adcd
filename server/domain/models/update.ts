import { and, eq } from "drizzle-orm";
import { loggedModels } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { loadLoggedModel, lockLoggedModel } from "./load.ts";
import { UpdateLoggedModel, type LoggedModel } from "./schema.ts";
import { subjectOf } from "./subject.ts";

/** Says how far a model's files are. The status may move in any direction. @throws AppError `notFound` */
export const updateLoggedModel = mutation({
  action: "loggedModel.update",
  input: UpdateLoggedModel,
  async handle({ tx, caller, input: { modelId, status }, now, record }): Promise<LoggedModel> {
    const before = await lockLoggedModel(tx, caller.team.id, modelId);
    await tx
      .update(loggedModels)
      .set({ status, updatedAtMs: now.getTime() })
      .where(and(eq(loggedModels.teamId, caller.team.id), eq(loggedModels.id, modelId)));
    await record({ ...subjectOf(before), before: { status: before.status }, after: { status } });
    return loadLoggedModel(tx, caller.team.id, modelId);
  },
});
