import { mutation } from "#server/core/operation.ts";
import { RestoreExperiment } from "./schema.ts";
import { moveToStage } from "./stage.ts";

/** Brings an archived experiment back with every run, those archived one by one included. @throws AppError `notFound`, also when it is active. */
export const restoreExperiment = mutation({
  action: "experiment.restore",
  input: RestoreExperiment,
  async handle({ tx, caller, input, now, record }): Promise<void> {
    const { id, name } = await moveToStage(tx, caller.team.id, input.experimentId, "active", now);
    await record({ subject: { kind: "experiment", id: String(id) }, after: { name } });
  },
});
