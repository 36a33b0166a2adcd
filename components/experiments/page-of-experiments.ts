import { formatText } from "#server/core/filter/format.ts";
import type { FoundExperiment } from "#server/domain/experiments/search.ts";
import type { ExperimentSummary } from "#server/domain/runs/summarize-experiments.ts";
import type { ListView } from "./list-view.ts";

const pageSize = 100;

/** An experiment with what is said about its runs; without runs there is nothing to say. */
export type ListedExperiment = { experiment: FoundExperiment; summary: ExperimentSummary | undefined };

export type ExperimentPage = { rows: ListedExperiment[]; nextPageToken: string | undefined };

/** The question a list of experiments asks for a view. */
export function listInput(view: ListView, pageToken?: string) {
  const text = view.text.trim();
  return {
    filter: text === "" ? "" : `name ILIKE ${formatText(`%${text}%`)}`,
    view: view.archived ? ("deleted" as const) : ("active" as const),
    limit: pageSize,
    pageToken,
  };
}

export function joinSummaries(
  experiments: readonly FoundExperiment[],
  summaries: readonly ExperimentSummary[],
): ListedExperiment[] {
  const byId = new Map(summaries.map((summary) => [summary.experimentId, summary]));
  return experiments.map((experiment) => ({ experiment, summary: byId.get(experiment.id) }));
}

type Api = {
  experiments: { search: { query: (input: ReturnType<typeof listInput>) => Promise<FoundPage> } };
  runs: {
    summarizeExperiments: { query: (input: { experimentIds: number[] }) => Promise<ExperimentSummary[]> };
  };
};
type FoundPage = { experiments: FoundExperiment[]; nextPageToken?: string | undefined };

/** A page of the list by the typed API. */
export async function readPage(api: Api, view: ListView, pageToken?: string): Promise<ExperimentPage> {
  const found = await api.experiments.search.query(listInput(view, pageToken));
  const experimentIds = found.experiments.map(({ id }) => id);
  const summaries = await api.runs.summarizeExperiments.query({ experimentIds });
  return { rows: joinSummaries(found.experiments, summaries), nextPageToken: found.nextPageToken };
}
