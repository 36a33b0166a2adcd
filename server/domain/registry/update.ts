import { and, eq } from "drizzle-orm";
import { registeredModels } from "#db/schema/index.ts";
import { excerpt } from "#server/core/excerpt.ts";
import { mutation } from "#server/core/operation.ts";
import { lockModel } from "./load.ts";
import { UpdateRegisteredModel } from "./schema.ts";
import { modelSubject } from "./subject.ts";

/** Describes a model, in markdown. @throws AppError `notFound` */
export const updateRegisteredModel = mutation({
  action: "registeredModel.update",
  input: UpdateRegisteredModel,
  async handle({ tx, caller, input: { name, description }, now, record }): Promise<void> {
    const model = await lockModel(tx, caller.team.id, name);
    await tx
      .update(registeredModels)
      .set({ description, updatedAtMs: now.getTime() })
      .where(and(eq(registeredModels.teamId, caller.team.id), eq(registeredModels.id, model.id)));
    const before = { description: excerpt(model.description) };
    await record({ ...modelSubject(model), before, after: { description: excerpt(description) } });
  },
});
