import { randomBytes } from "node:crypto";
import { loggedModels } from "#db/schema/index.ts";
import { mutation } from "#server/core/operation.ts";
import { loadExperiment } from "#server/domain/experiments/load.ts";
import { assertActive } from "#server/domain/experiments/rules.ts";
import { generateName } from "#server/domain/runs/generated-name.ts";
import { loadLoggedModel } from "./load.ts";
import { CreateLoggedModel, type LoggedModel } from "./schema.ts";
import { subjectOf } from "./subject.ts";
import { writeModelParams, writeModelTags } from "./write.ts";

/**
 * Makes a logged model; it is `PENDING` until its files are there. Its files lie beside the runs of its experiment.
 *
 * @throws AppError `notFound` for the experiment, `invalid` when that is archived or a param comes twice.
 */
export const createLoggedModel = mutation({
  action: "loggedModel.create",
  input: CreateLoggedModel,
  async handle({ tx, caller, input, now, record }): Promise<LoggedModel> {
    const teamId = caller.team.id;
    const experiment = await loadExperiment(tx, teamId, input.experimentId);
    assertActive(experiment);
    const id = `m-${randomBytes(16).toString("hex")}`;
    const model = {
      id,
      experimentId: experiment.id,
      name: input.name || generateName(),
      modelType: input.modelType ?? "",
      sourceRunId: input.sourceRunId ?? "",
      status: "PENDING" as const,
      artifactUri: `${experiment.artifactLocation}/models/${id}/artifacts`,
      createdAtMs: now.getTime(),
      updatedAtMs: now.getTime(),
    };
    await tx.insert(loggedModels).values({ teamId, ...model, createdBy: caller.actor });
    await writeModelParams(tx, teamId, id, input.params);
    await writeModelTags(tx, teamId, id, input.tags);
    const { name, modelType, sourceRunId } = model;
    await record({ ...subjectOf(model), after: { name, modelType, sourceRunId } });
    return loadLoggedModel(tx, teamId, id);
  },
});
