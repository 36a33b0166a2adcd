import { excerpt } from "#server/core/excerpt.ts";
import { mutation } from "#server/core/operation.ts";
import { loadExperiment } from "./load.ts";
import { assertActive } from "./rules.ts";
import { SetExperimentTag } from "./schema.ts";
import { writeExperimentTags } from "./tags.ts";

/** Sets one tag, new or not. @throws AppError `notFound`, `invalid` when the experiment is archived. */
export const setExperimentTag = mutation({
  action: "experiment.setTag",
  input: SetExperimentTag,
  async handle({ tx, caller, input, record }): Promise<void> {
    const { key, value } = input.tag;
    const experiment = await loadExperiment(tx, caller.team.id, input.experimentId);
    assertActive(experiment);
    await writeExperimentTags(tx, caller.team.id, experiment.id, [input.tag]);
    await record({
      subject: { kind: "experiment", id: String(experiment.id) },
      after: { key, value: excerpt(value) },
    });
  },
});
