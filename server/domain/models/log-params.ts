import { mutation } from "#server/core/operation.ts";
import { lockLoggedModel } from "./load.ts";
import { LogLoggedModelParams } from "./schema.ts";
import { subjectOf } from "./subject.ts";
import { touch, writeModelParams } from "./write.ts";

/** Records params of a model. @throws AppError `notFound`, `invalid` when one has another value already or comes twice */
export const logLoggedModelParams = mutation({
  action: "loggedModel.logParams",
  input: LogLoggedModelParams,
  async handle({ tx, caller, input: { modelId, params }, now, record }): Promise<void> {
    const model = await lockLoggedModel(tx, caller.team.id, modelId);
    await writeModelParams(tx, caller.team.id, modelId, params);
    await touch(tx, caller.team.id, modelId, now);
    await record({ ...subjectOf(model), after: { params: params.map(({ key }) => key) } });
  },
});
