import { excerpt } from "#server/core/excerpt.ts";
import { mutation } from "#server/core/operation.ts";
import { loadActiveRun, subjectOf } from "./load.ts";
import { SetRunTags } from "./schema.ts";
import { writeRunTags } from "./write-tags.ts";

/** Sets tags, new or not, all or none; `mlflow.runName` renames the run. @throws AppError `notFound`, `invalid` */
export const setRunTags = mutation({
  action: "run.setTag",
  input: SetRunTags,
  async handle({ tx, caller, input: { runId, tags }, record }): Promise<void> {
    const run = await loadActiveRun(tx, caller.team.id, runId);
    await writeRunTags(tx, caller.team.id, [run.id], tags);
    const after = { tags: tags.map(({ key, value }) => ({ key, value: excerpt(value) })) };
    await record({ ...subjectOf(run, runId), after });
  },
});
