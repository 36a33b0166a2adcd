import { cache } from "react";
import { pageCaller } from "#server/auth/page-caller.ts";
import type { Caller } from "#server/auth/caller.ts";
import { getExperiment } from "#server/domain/experiments/index.ts";
import { getRun } from "#server/domain/runs/index.ts";
import { orNotFound, orUndefined } from "../../or-not-found.ts";

/** A run's page: what its layout and its parts read, once a request. Missing and another team's are the same page that is not there. */
export const loadRunPage = cache(async (teamSlug: string, runId: string) => {
  const caller = await pageCaller(teamSlug);
  const run = await orNotFound(getRun(caller, { runId }));
  const [experiment, parentName] = await Promise.all([
    getExperiment(caller, { experimentId: run.experimentId }),
    run.parentRunId === null ? undefined : findRunName(caller, run.parentRunId),
  ]);
  return { caller, run, experiment, parentName };
});

/** The name of a run that may not be there: a parent can arrive after its children, or be another team's. */
async function findRunName(caller: Caller, runId: string): Promise<string | undefined> {
  return (await orUndefined(getRun(caller, { runId })))?.name;
}
