import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Page } from "#components/common/frame/page.tsx";
import { PageTabs } from "#components/common/frame/page-tabs.tsx";
import { AboutExperiment } from "#components/experiments/about-experiment.tsx";
import { EditExperiment } from "#components/experiments/edit-experiment.tsx";
import { StorageNote } from "#components/experiments/storage-note.tsx";
import { pageCaller } from "#server/auth/page-caller.ts";
import { getStorageUsed } from "#server/domain/artifacts/index.ts";
import { pageExperiment } from "./page-experiment.ts";

type Props = { params: Promise<{ team: string; id: string }>; children: ReactNode };

const tabs = [
  { path: "", label: "Runs" },
  { path: "/models", label: "Models" },
] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { team, id } = await params;
  return { title: (await pageExperiment(team, id)).name };
}

export default async function ExperimentLayout({ params, children }: Props) {
  const { team, id } = await params;
  const experiment = await pageExperiment(team, id);
  const used = await getStorageUsed(await pageCaller(team), { experimentId: experiment.id });
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
      <PageTabs label="Parts of the experiment" base={`/${team}/experiments/${experiment.id}`} tabs={tabs} />
      {children}
    </Page>
  );
}
