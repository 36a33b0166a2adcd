import type { Metadata } from "next";
import { Page } from "#components/common/frame/page.tsx";
import type { RawSearchParams } from "#components/common/search-params.ts";
import { toSearchParams } from "#components/common/search-params.ts";
import type { ListView } from "#components/registry/list-view.ts";
import { listInput, readListView, writeListView } from "#components/registry/list-view.ts";
import { ModelList } from "#components/registry/model-list.tsx";
import { pageCaller } from "#server/auth/page-caller.ts";
import type { Caller } from "#server/auth/caller.ts";
import { AppError } from "#server/core/errors.ts";
import { searchRegisteredModels } from "#server/domain/registry/index.ts";

export const metadata: Metadata = { title: "Models" };

type Props = { params: Promise<{ team: string }>; searchParams: Promise<RawSearchParams> };

export default async function ModelsPage({ params, searchParams }: Props) {
  const { team } = await params;
  const caller = await pageCaller(team);
  const view = readListView(toSearchParams(await searchParams));
  const page = await search(caller, view);
  return (
    <Page crumbs={[{ label: "Models" }]}>
      <ModelList first={{ page, of: writeListView(view) }} />
    </Page>
  );
}

/** A filter that cannot be read gives no models; the filter box says what is wrong with it. */
async function search(caller: Caller, view: ListView) {
  try {
    return await searchRegisteredModels(caller, listInput(view));
  } catch (error) {
    if (error instanceof AppError && error.kind === "invalid")
      return { models: [], nextPageToken: undefined };
    throw error;
  }
}
