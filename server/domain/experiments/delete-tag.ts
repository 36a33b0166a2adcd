import { and, eq } from "drizzle-orm";
import { experimentTags } from "#db/schema/index.ts";
import { notFound } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { loadExperiment } from "./load.ts";
import { assertActive } from "./rules.ts";
import { DeleteExperimentTag } from "./schema.ts";

/** Removes one tag. @throws AppError `notFound` for the experiment or the tag, `invalid` when the experiment is archived. */
export const deleteExperimentTag = mutation({
  action: "experiment.deleteTag",
  input: DeleteExperimentTag,
  async handle({ tx, caller, input: { experimentId, key }, record }): Promise<void> {
    const experiment = await loadExperiment(tx, caller.team.id, experimentId);
    assertActive(experiment);
    const removed = await tx
      .delete(experimentTags)
      .where(
        and(
          eq(experimentTags.teamId, caller.team.id),
          eq(experimentTags.experimentId, experimentId),
          eq(experimentTags.key, key),
        ),
      )
      .returning({ key: experimentTags.key });
    if (removed.length === 0) {
      throw notFound(`No tag with name: ${key} in experiment with id ${experimentId}`);
    }
    await record({ subject: { kind: "experiment", id: String(experimentId) }, before: { key } });
  },
});
