import { and, eq } from "drizzle-orm";
import { registeredModels } from "#db/schema/index.ts";
import { findCode } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { lockModel } from "./load.ts";
import { nameIsTaken } from "./rules.ts";
import { RenameRegisteredModel } from "./schema.ts";
import { modelSubject } from "./subject.ts";

const UNIQUE_VIOLATION = "23505";

/** Renames a model; versions, tags and aliases stay with it. @throws AppError `notFound`, `conflict` when the name is taken */
export const renameRegisteredModel = mutation({
  action: "registeredModel.rename",
  input: RenameRegisteredModel,
  async handle({ tx, caller, input: { name, newName }, now, record }): Promise<void> {
    const model = await lockModel(tx, caller.team.id, name);
    try {
      await tx
        .update(registeredModels)
        .set({ name: newName, updatedAtMs: now.getTime() })
        .where(and(eq(registeredModels.teamId, caller.team.id), eq(registeredModels.id, model.id)));
    } catch (error) {
      if (findCode(error) === UNIQUE_VIOLATION) throw nameIsTaken(newName, "model");
      throw error;
    }
    await record({ ...modelSubject(model), before: { name }, after: { name: newName } });
  },
});
