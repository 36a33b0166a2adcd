import { cache } from "react";
import type { Caller } from "#server/auth/caller.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { getExperiment } from "#server/domain/experiments/index.ts";
import { getLoggedModel } from "#server/domain/models/index.ts";
import { getRun } from "#server/domain/runs/index.ts";
import { decodePart } from "../../decode-part.ts";
import { orNotFound, orUndefined } from "../../or-not-found.ts";

/**
 * A logged model's page: what its layout and its parts read, once a request. An archived one has its page; missing and
 * another team's are the same page that is not there.
 */
export const loadLoggedModelPage = cache(async (teamSlug: string, writtenModelId: string) => {
  const caller = await pageCaller(teamSlug);
  const modelId = decodePart(writtenModelId);
  const model = await orNotFound(getLoggedModel(caller, { modelId, allowDeleted: true, points: "latest" }));
  const [experiment, sourceRunName] = await Promise.all([
    getExperiment(caller, { experimentId: model.experimentId }),
    model.sourceRunId === "" ? undefined : findRunName(caller, model.sourceRunId),
  ]);
  return { caller, model, experiment, sourceRunName };
});

/** The name of a run that may not be the team's: the id is what a client sent. */
async function findRunName(caller: Caller, runId: string): Promise<string | undefined> {
  return (await orUndefined(getRun(caller, { runId })))?.name;
}
