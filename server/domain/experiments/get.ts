import { query } from "#server/core/operation.ts";
import { loadExperiment } from "./load.ts";
import { GetExperiment } from "./schema.ts";

/** The experiment, archived or not. @throws AppError `notFound` */
export const getExperiment = query({
  action: "experiment.read",
  input: GetExperiment,
  handle: ({ db, caller, input }) => loadExperiment(db, caller.team.id, input.experimentId),
});
