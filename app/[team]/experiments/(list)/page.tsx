import type { Metadata } from "next";
import { Page } from "#components/common/frame/page.tsx";
import type { RawSearchParams } from "#components/common/search-params.ts";
import { toSearchParams } from "#components/common/search-params.ts";
import { ExperimentList } from "#components/experiments/experiment-list.tsx";
import { listKey, readListView } from "#components/experiments/list-view.ts";
import { NewExperiment } from "#components/experiments/new-experiment.tsx";
import { joinSummaries, listInput } from "#components/experiments/page-of-experiments.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { searchExperiments } from "#server/domain/experiments/index.ts";
import { summarizeExperiments } from "#server/domain/runs/summarize-experiments.ts";

export const metadata: Metadata = { title: "Experiments" };

type Props = { params: Promise<{ team: string }>; searchParams: Promise<RawSearchParams> };

export default async function ExperimentsPage({ params, searchParams }: Props) {
  const { team } = await params;
  const caller = await pageCaller(team);
  const view = readListView(toSearchParams(await searchParams));
  const { experiments, nextPageToken } = await searchExperiments(caller, listInput(view));
  const experimentIds = experiments.map(({ id }) => id);
  const summaries = await summarizeExperiments(caller, { experimentIds });
  const page = { rows: joinSummaries(experiments, summaries), nextPageToken };
  return (
    <Page crumbs={[{ label: "Experiments" }]} actions={<NewExperiment />}>
      <ExperimentList first={{ page, of: listKey(view) }} />
    </Page>
  );
}
