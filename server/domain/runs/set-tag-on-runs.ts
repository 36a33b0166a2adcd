import { excerpt } from "#server/core/excerpt.ts";
import { mutation } from "#server/core/operation.ts";
import { toRunId } from "./rules.ts";
import { SetTagOnRuns } from "./schema.ts";
import { lockRuns } from "./stage.ts";
import { writeRunTags } from "./write-tags.ts";

/** Sets one tag on many runs of one experiment at once; answers their ids. @throws AppError `notFound`, `invalid` */
export const setTagOnRuns = mutation({
  action: "run.setTag",
  input: SetTagOnRuns,
  async handle({ tx, caller, input, record }): Promise<{ runIds: string[] }> {
    const uuids = await lockRuns(tx, caller.team.id, input);
    await writeRunTags(tx, caller.team.id, uuids, [input.tag]);
    const runIds = uuids.map(toRunId);
    await record({
      subject: { kind: "experiment", id: String(input.experimentId) },
      after: { key: input.tag.key, value: excerpt(input.tag.value), runIds },
      topics: runIds.map((runId) => `run:${runId}`),
    });
    return { runIds };
  },
});
