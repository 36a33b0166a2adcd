import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Page } from "#components/common/frame/page.tsx";
import type { RawSearchParams } from "#components/common/search-params.ts";
import { toSearchParams } from "#components/common/search-params.ts";
import { chooseColumns } from "#components/registry/version-columns.ts";
import { joinResults, versionsInput } from "#components/registry/version-rows.ts";
import { ModelView } from "#components/registry/model-view.tsx";
import { PromptNote } from "#components/registry/prompt-note.tsx";
import { layoutCookie, readRememberedLayout } from "#components/run-table/remembered-layout.ts";
import { readView } from "#components/run-table/view.ts";
import { listVersionResults, searchModelVersions } from "#server/domain/registry/index.ts";
import { isPrompt } from "#server/domain/registry/rules.ts";
import { decodePart } from "../../decode-part.ts";
import { loadModelPage } from "./load.ts";

type Props = {
  params: Promise<{ team: string; name: string }>;
  searchParams: Promise<RawSearchParams>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodePart((await params).name) };
}

export default async function ModelPage({ params, searchParams }: Props) {
  const { team, name: written } = await params;
  const { caller, model } = await loadModelPage(team, written);
  const { name } = model;
  const crumbs = [{ label: "Models", href: `/${team}/models` }, { label: name }];
  if (isPrompt(model.tags)) {
    return (
      <Page crumbs={crumbs}>
        <PromptNote name={name} />
      </Page>
    );
  }
  const { versions, nextPageToken } = await searchModelVersions(caller, versionsInput(name));
  const numbers = versions.map(({ version }) => version);
  const rows = joinResults(versions, await listVersionResults(caller, { name, versions: numbers }));
  const { columns: named } = readView(toSearchParams(await searchParams));
  const remembered = readRememberedLayout((await cookies()).get(layoutCookie)?.value).columns;
  return (
    <Page crumbs={crumbs}>
      <ModelView
        key={model.id}
        model={model}
        first={{ rows, nextPageToken }}
        columns={chooseColumns(named ?? remembered, rows).map((column) => column.name)}
      />
    </Page>
  );
}
