import type { Metadata } from "next";
import { Page } from "#components/common/frame/page.tsx";
import { readComparison } from "#components/compare/address.ts";
import { CompareView } from "#components/compare/compare-view.tsx";
import { searchOfRuns } from "#components/compare/runs-filter.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { getExperiment } from "#server/domain/experiments/index.ts";
import { searchRuns } from "#server/domain/runs/index.ts";

export const metadata: Metadata = { title: "Compare" };

type Props = {
  params: Promise<{ team: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ComparePage({ params, searchParams }: Props) {
  const { team } = await params;
  const caller = await pageCaller(team);
  const { runs: asked } = await searchParams;
  const { runIds } = readComparison(new URLSearchParams({ runs: [asked].flat().join(",") }));
  const { runs } = runIds.length === 0 ? { runs: [] } : await searchRuns(caller, searchOfRuns(runIds));
  const experimentIds = [...new Set(runs.map(({ experimentId }) => experimentId))];
  const experiments = await Promise.all(
    experimentIds.map((experimentId) => getExperiment(caller, { experimentId })),
  );
  const [only] = experiments;
  const crumbs = [
    { label: "Experiments", href: `/${team}/experiments` },
    ...(only !== undefined && experiments.length === 1
      ? [{ label: only.name, href: `/${team}/experiments/${only.id}` }]
      : []),
    { label: "Compare" },
  ];
  return (
    <Page crumbs={crumbs}>
      <CompareView
        teamSlug={team}
        initial={{ runIds, runs }}
        experiments={experiments.map(({ id, name, tags }) => ({ id, name, tags }))}
      />
    </Page>
  );
}
