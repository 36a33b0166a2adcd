import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { sharedMutation } from "#server/core/shared-mutation.ts";
import { archivedExperiment, noExperiment } from "#server/domain/experiments/rules.ts";
import { generateName } from "./generated-name.ts";
import { insertRuns, type Inserted, type NewRun } from "./insert.ts";
import { subjectOf } from "./load.ts";
import { NAME_TAG, PARENT_TAG, parentOf, resolveName, toRunId, USER_TAG, valueOf } from "./rules.ts";
import { CreateRun, type Tag } from "./schema.ts";
import type { FoundRun } from "./read.ts";

/**
 * Creates a run that is RUNNING. A request that is sent twice makes two runs, of which one stays empty: clients
 * start several runs in one millisecond on purpose, so that equal requests are no repetition. Runs that are created
 * at once share a transaction.
 *
 * @throws AppError `notFound` for the experiment, `invalid` when it is archived or the name contradicts its tag.
 */
export const createRun = sharedMutation({
  action: "run.create",
  input: CreateRun,
  plan: ({ caller, input, now }): NewRun => ({ ...planRun(input, now), createdBy: caller.actor }),
  async writeAll(sql, teamId, runs) {
    const inserted = await insertRuns(sql, teamId, runs);
    return runs.map((run) => conclude(run, inserted.get(run.experimentId)));
  },
});

function planRun(input: z.output<typeof CreateRun>, now: Date): Omit<NewRun, "createdBy"> {
  const name = resolveName(input.name, input.tags) ?? generateName();
  const parent = parentOf(valueOf(input.tags, PARENT_TAG));
  return {
    id: randomBytes(16).toString("hex"),
    experimentId: input.experimentId,
    name,
    status: "RUNNING",
    userId: input.userId || valueOf(input.tags, USER_TAG) || "",
    startTimeMs: input.startTimeMs ?? now.getTime(),
    endTimeMs: null,
    lifecycleStage: "active",
    parentRunId: parent && toRunId(parent),
    tags: settleTags(input.tags, name),
  };
}

/** One value a key, the name among them, ordered by key as they are read back. */
function settleTags(tags: readonly Tag[], name: string): Tag[] {
  const last = new Map([...tags, { key: NAME_TAG, value: name }].map(({ key, value }) => [key, value]));
  return [...last].map(([key, value]) => ({ key, value })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function conclude({ createdBy: _createdBy, ...run }: NewRun, experiment: Inserted | undefined) {
  if (!experiment) return noExperiment(run.experimentId);
  if (experiment.lifecycleStage === "deleted") return archivedExperiment(run.experimentId);
  const artifactUri = `${experiment.artifactLocation}/${run.id}/artifacts`;
  const output: FoundRun = { ...run, artifactUri, metrics: [], params: [] };
  return {
    output,
    change: { ...subjectOf(run, run.id), after: { name: run.name, experimentId: run.experimentId } },
  };
}
