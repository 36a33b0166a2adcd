import { and, eq } from "drizzle-orm";
import { registeredModels } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { lockModel } from "./load.ts";
import { DeleteRegisteredModel } from "./schema.ts";
import { modelSubject } from "./subject.ts";

/** Deletes a model with its versions, tags and aliases for good; the files of runs and logged models stay. @throws AppError `notFound` */
export const deleteRegisteredModel = mutation({
  action: "registeredModel.delete",
  input: DeleteRegisteredModel,
  async handle({ tx, caller, input: { name }, record }): Promise<void> {
    const model = await lockModel(tx, caller.team.id, name);
    await tx
      .delete(registeredModels)
      .where(and(eq(registeredModels.teamId, caller.team.id), eq(registeredModels.id, model.id)));
    await record({ ...modelSubject(model), before: { name } });
  },
});
