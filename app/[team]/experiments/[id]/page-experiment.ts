import { notFound } from "next/navigation";
import { cache } from "react";
import { pageCaller } from "#server/auth/page-caller.ts";
import type { Experiment } from "#server/domain/experiments/index.ts";
import { getExperiment } from "#server/domain/experiments/index.ts";
import { orNotFound } from "../../or-not-found.ts";

/** The experiment a page is about, read once a request; a page that is not there when the team has no such experiment. */
export const pageExperiment = cache(async (team: string, id: string): Promise<Experiment> => {
  const caller = await pageCaller(team);
  if (!/^\d{1,9}$/.test(id)) notFound();
  return orNotFound(getExperiment(caller, { experimentId: Number(id) }));
});
