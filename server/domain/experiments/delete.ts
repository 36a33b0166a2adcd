import { mutation } from "#server/core/operation.ts";
import { DeleteExperiment } from "./schema.ts";
import { moveToStage } from "./stage.ts";

/** Archives an experiment and all its runs; its name stays taken. @throws AppError `notFound`, also when it is archived already. */
export const deleteExperiment = mutation({
  action: "experiment.delete",
  input: DeleteExperiment,
  async handle({ tx, caller, input, now, record }): Promise<void> {
    const { id, name } = await moveToStage(tx, caller.team.id, input.experimentId, "deleted", now);
    await record({ subject: { kind: "experiment", id: String(id) }, before: { name } });
  },
});
