import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Page } from "#components/common/frame/page.tsx";
import type { RawSearchParams } from "#components/common/search-params.ts";
import { toSearchParams } from "#components/common/search-params.ts";
import { AboutExperiment } from "#components/experiments/about-experiment.tsx";
import { EditExperiment } from "#components/experiments/edit-experiment.tsx";
import { StorageNote } from "#components/experiments/storage-note.tsx";
import { layoutCookie, readRememberedLayout } from "#components/run-table/remembered-layout.ts";
import { RunTable } from "#components/run-table/run-table.tsx";
import { readView } from "#components/run-table/view.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { pageExperiment } from "./page-experiment.ts";
import { getStorageUsed } from "#server/domain/artifacts/index.ts";
import { readFirstPage } from "./first-page.ts";

type Props = { params: Promise<{ team: string; id: string }>; searchParams: Promise<RawSearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { team, id } = await params;
  return { title: (await pageExperiment(team, id)).name };
}

export default async function ExperimentPage({ params, searchParams }: Props) {
  const { team, id } = await params;
  const caller = await pageCaller(team);
  const experiment = await pageExperiment(team, id);
  const view = readView(toSearchParams(await searchParams));
  const remembered = readRememberedLayout((await cookies()).get(layoutCookie)?.value);
  const [{ columns, first }, used] = await Promise.all([
    readFirstPage(caller, experiment.id, view, remembered.columns),
    getStorageUsed(caller, { experimentId: experiment.id }),
  ]);
  return (
    <Page
      width="screen"
      crumbs={[{ label: "Experiments", href: `/${team}/experiments` }, { label: experiment.name }]}
      actions={
        <>
          <StorageNote used={used} />
          <EditExperiment experiment={experiment} />
        </>
      }
    >
      <AboutExperiment tags={experiment.tags} />
      <RunTable
        key={experiment.id}
        experimentId={experiment.id}
        first={first}
        columns={columns}
        remembered={remembered}
      />
    </Page>
  );
}
