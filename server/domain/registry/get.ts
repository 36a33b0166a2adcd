import { query } from "#server/core/operation.ts";
import { loadModel } from "./load.ts";
import { readModels } from "./read-models.ts";
import { noModel } from "./rules.ts";
import { GetRegisteredModel, type RegisteredModel } from "./schema.ts";

/** The model, or the prompt, with its tags, aliases and latest versions. @throws AppError `notFound` */
export const getRegisteredModel = query({
  action: "registeredModel.read",
  input: GetRegisteredModel,
  async handle({ db, caller, input: { name } }): Promise<RegisteredModel> {
    const { id } = await loadModel(db, caller.team.id, name);
    const [model] = await readModels(db, caller.team.id, [id]);
    if (!model) throw noModel(name);
    return model;
  },
});
