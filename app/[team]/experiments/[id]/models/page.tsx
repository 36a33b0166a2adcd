import type { RawSearchParams } from "#components/common/search-params.ts";
import { toSearchParams } from "#components/common/search-params.ts";
import { listInput, type ListView, readListView, writeListView } from "#components/models/list-view.ts";
import { LoggedModelTable } from "#components/models/logged-model-table.tsx";
import { completePage, type ModelPage } from "#components/models/page-of-models.ts";
import type { Caller } from "#server/auth/caller.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { AppError } from "#server/core/errors.ts";
import { searchLoggedModels } from "#server/domain/models/index.ts";
import { listRegistrations } from "#server/domain/registry/index.ts";
import { searchRuns } from "#server/domain/runs/index.ts";
import { pageExperiment } from "../page-experiment.ts";

type Props = { params: Promise<{ team: string; id: string }>; searchParams: Promise<RawSearchParams> };

export default async function ExperimentModelsPage({ params, searchParams }: Props) {
  const { team, id } = await params;
  const caller = await pageCaller(team);
  const experiment = await pageExperiment(team, id);
  const view = readListView(toSearchParams(await searchParams));
  const page = await readFirstPage(caller, experiment.id, view);
  return (
    <LoggedModelTable
      key={experiment.id}
      experimentId={experiment.id}
      first={{ page, of: writeListView(view) }}
    />
  );
}

/** A filter or an order that cannot be read gives no models; the filter box says what is wrong with the filter. */
async function readFirstPage(caller: Caller, experimentId: number, view: ListView): Promise<ModelPage> {
  try {
    const found = await searchLoggedModels(caller, listInput(experimentId, view));
    return await completePage(experimentId, found, {
      runs: (input) => searchRuns(caller, input),
      versions: (input) => listRegistrations(caller, input),
    });
  } catch (error) {
    if (error instanceof AppError && error.kind === "invalid")
      return { models: [], nextPageToken: undefined };
    throw error;
  }
}
