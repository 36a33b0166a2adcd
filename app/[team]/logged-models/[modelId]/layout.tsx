import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Page } from "#components/common/frame/page.tsx";
import { PageTabs } from "#components/common/frame/page-tabs.tsx";
import { loggedModelPath } from "#components/models/address.ts";
import { LoggedModelProvider } from "#components/models/logged-model-context.tsx";
import { LoggedModelHeader } from "#components/models/logged-model-header.tsx";
import { loadLoggedModelPage } from "./load.ts";

type Props = { params: Promise<{ team: string; modelId: string }>; children: ReactNode };

const tabs = [
  { path: "", label: "Overview" },
  { path: "/files", label: "Files" },
] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { team, modelId } = await params;
  const { model } = await loadLoggedModelPage(team, modelId);
  return { title: model.name };
}

export default async function LoggedModelLayout({ params, children }: Props) {
  const { team, modelId } = await params;
  const { model, experiment, sourceRunName } = await loadLoggedModelPage(team, modelId);
  const experimentPath = `/${team}/experiments/${experiment.id}`;
  const crumbs = [
    { label: "Experiments", href: `/${team}/experiments` },
    { label: experiment.name, href: experimentPath },
    { label: "Models", href: `${experimentPath}/models` },
    { label: model.name },
  ];
  const page = {
    model,
    teamSlug: team,
    experimentName: experiment.name,
    ...(sourceRunName === undefined ? {} : { sourceRunName }),
  };
  return (
    <Page crumbs={crumbs}>
      <LoggedModelProvider page={page}>
        <LoggedModelHeader />
        <PageTabs label="Parts of the model" base={`/${team}${loggedModelPath(model.id)}`} tabs={tabs} />
        {children}
      </LoggedModelProvider>
    </Page>
  );
}
