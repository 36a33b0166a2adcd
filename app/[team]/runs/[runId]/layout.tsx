import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Page } from "#components/common/frame/page.tsx";
import { RunProvider } from "#components/runs/run-context.tsx";
import { RunHeader } from "#components/runs/run-header.tsx";
import { RunTabs } from "#components/runs/run-tabs.tsx";
import { loadRunPage } from "./load.ts";

type Props = { params: Promise<{ team: string; runId: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { team, runId } = await params;
  const { run } = await loadRunPage(team, runId);
  return { title: run.name };
}

export default async function RunLayout({ params, children }: Props) {
  const { team, runId } = await params;
  const { run, experiment, parentName } = await loadRunPage(team, runId);
  const crumbs = [
    { label: "Experiments", href: `/${team}/experiments` },
    { label: experiment.name, href: `/${team}/experiments/${experiment.id}` },
    { label: run.name },
  ];
  const page = {
    run,
    teamSlug: team,
    experiment: { name: experiment.name, tags: experiment.tags },
    ...(parentName === undefined ? {} : { parentName }),
  };
  return (
    <Page crumbs={crumbs}>
      <RunProvider page={page}>
        <RunHeader />
        <RunTabs base={`/${team}/runs/${run.id}`} />
        {children}
      </RunProvider>
    </Page>
  );
}
