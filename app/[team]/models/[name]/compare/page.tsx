import type { Metadata } from "next";
import { Page } from "#components/common/frame/page.tsx";
import type { RawSearchParams } from "#components/common/search-params.ts";
import { toSearchParams } from "#components/common/search-params.ts";
import { modelPath } from "#components/registry/address.ts";
import { CompareVersions } from "#components/registry/compare-versions.tsx";
import { readComparison } from "#components/registry/comparison.ts";
import { inOrder, joinResults, searchOfVersions } from "#components/registry/version-rows.ts";
import type { Caller } from "#server/auth/caller.ts";
import { listVersionResults, searchModelVersions } from "#server/domain/registry/index.ts";
import { loadModelPage } from "../load.ts";

export const metadata: Metadata = { title: "Compare versions" };

type Props = {
  params: Promise<{ team: string; name: string }>;
  searchParams: Promise<RawSearchParams>;
};

export default async function CompareVersionsPage({ params, searchParams }: Props) {
  const { team, name: written } = await params;
  const { caller, model } = await loadModelPage(team, written);
  const { id, name } = model;
  const { versions } = readComparison(toSearchParams(await searchParams));
  const crumbs = [
    { label: "Models", href: `/${team}/models` },
    { label: name, href: `/${team}${modelPath(name)}` },
    { label: "Compare" },
  ];
  return (
    <Page crumbs={crumbs}>
      <CompareVersions
        model={{ id, name }}
        first={{ of: versions.join(","), rows: await readRows(caller, name, versions) }}
      />
    </Page>
  );
}

async function readRows(caller: Caller, name: string, versions: number[]) {
  if (versions.length === 0) return [];
  const found = await searchModelVersions(caller, searchOfVersions(name, versions));
  const numbers = found.versions.map(({ version }) => version);
  const results = await listVersionResults(caller, { name, versions: numbers });
  return inOrder(joinResults(found.versions, results), versions);
}
