import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Page } from "#components/common/frame/page.tsx";
import { PageTabs } from "#components/common/frame/page-tabs.tsx";
import { modelPath, versionPath } from "#components/registry/address.ts";
import { VersionProvider } from "#components/registry/version-context.tsx";
import { VersionHeader } from "#components/registry/version-header.tsx";
import { decodePart } from "../../../../decode-part.ts";
import { loadVersionPage } from "./load.ts";

type Params = Promise<{ team: string; name: string; version: string }>;

const tabs = [
  { path: "", label: "Overview" },
  { path: "/files", label: "Files" },
] as const;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { name, version } = await params;
  return { title: `${decodePart(name)}, version ${version}` };
}

export default async function VersionLayout({ params, children }: { params: Params; children: ReactNode }) {
  const { team, name: written, version: number } = await params;
  const { model, version, results } = await loadVersionPage(team, written, number);
  const { name } = model;
  const crumbs = [
    { label: "Models", href: `/${team}/models` },
    { label: name, href: `/${team}${modelPath(name)}` },
    { label: `Version ${version.version}` },
  ];
  return (
    <Page crumbs={crumbs}>
      <VersionProvider page={{ model, version, results }}>
        <VersionHeader />
        <PageTabs
          label="Parts of the version"
          base={`/${team}${versionPath(name, version.version)}`}
          tabs={tabs}
        />
        {children}
      </VersionProvider>
    </Page>
  );
}
