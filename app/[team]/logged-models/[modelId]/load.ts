import { notFound } from "next/navigation";
import { cache } from "react";
import type { Caller } from "#server/auth/caller.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { AppError } from "#server/core/errors.ts";
import { getExperiment } from "#server/domain/experiments/index.ts";
import { getLoggedModel } from "#server/domain/models/index.ts";
import { getRun } from "#server/domain/runs/index.ts";

/**
 * A logged model's page: what its layout and its parts read, once a request. An archived one has its page; missing and
 * another team's are the same page that is not there.
 */
export const loadLoggedModelPage = cache(async (teamSlug: string, rawModelId: string) => {
  const caller = await pageCaller(teamSlug);
  const modelId = decodeURIComponent(rawModelId);
  const model = await orUndefined(getLoggedModel(caller, { modelId, allowDeleted: true, points: "latest" }));
  if (model === undefined) notFound();
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

async function orUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && (error.kind === "notFound" || error.kind === "invalid"))
      return undefined;
    throw error;
  }
}
