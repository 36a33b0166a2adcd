import { notFound } from "#server/core/errors.ts";
import { excerpt } from "#server/core/excerpt.ts";
import { query } from "#server/core/operation.ts";
import { findExperimentByName } from "./load.ts";
import { GetExperimentByName, type Experiment } from "./schema.ts";

/** The experiment of that name, archived or not. @throws AppError `notFound` */
export const getExperimentByName = query({
  action: "experiment.read",
  input: GetExperimentByName,
  async handle({ db, caller, input }): Promise<Experiment> {
    const experiment = await findExperimentByName(db, caller.team.id, input.name);
    if (!experiment) throw notFound(`Could not find experiment with name '${excerpt(input.name)}'`);
    return experiment;
  },
});
