import { and, eq } from "drizzle-orm";
import { runs } from "#db/schema/index.ts";
import { invalid, notFound } from "#server/core/errors.ts";
import { mutation } from "#server/core/operation.ts";
import { loadActiveRun, subjectOf } from "./load.ts";
import { NAME_TAG, PARENT_TAG } from "./rules.ts";
import { DeleteRunTag } from "./schema.ts";
import { removeRunTag } from "./write-tags.ts";

/** Removes one tag. @throws AppError `notFound` for the run or the tag, `invalid` for an archived run and for its name. */
export const deleteRunTag = mutation({
  action: "run.deleteTag",
  input: DeleteRunTag,
  async handle({ tx, caller, input: { runId, key }, record }): Promise<void> {
    const teamId = caller.team.id;
    if (key === NAME_TAG) {
      throw invalid(`The tag ${NAME_TAG} is the run's name: rename the run instead of deleting it.`);
    }
    const run = await loadActiveRun(tx, teamId, runId);
    if (key === PARENT_TAG) {
      await tx
        .update(runs)
        .set({ parentRunId: null })
        .where(and(eq(runs.teamId, teamId), eq(runs.id, run.id)));
    }
    if (!(await removeRunTag(tx, teamId, run.id, key))) {
      throw notFound(`No tag with name: ${key} in run with id ${runId}`);
    }
    await record({ ...subjectOf(run, runId), before: { key } });
  },
});
