import { query } from "#server/core/operation.ts";
import { loadLoggedModel } from "./load.ts";
import { noLoggedModel } from "./rules.ts";
import { GetLoggedModel, type LoggedModel } from "./schema.ts";

/** The model with all that was logged for it. @throws AppError `notFound`, for a deleted one unless that is asked for */
export const getLoggedModel = query({
  action: "loggedModel.read",
  input: GetLoggedModel,
  async handle({ db, caller, input }): Promise<LoggedModel> {
    const model = await loadLoggedModel(db, caller.team.id, input.modelId, input.points);
    if (model.lifecycleStage === "deleted" && !input.allowDeleted) throw noLoggedModel(input.modelId);
    return model;
  },
});
