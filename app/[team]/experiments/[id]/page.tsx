import { cookies } from "next/headers";
import type { RawSearchParams } from "#components/common/search-params.ts";
import { toSearchParams } from "#components/common/search-params.ts";
import { layoutCookie, readRememberedLayout } from "#components/run-table/remembered-layout.ts";
import { RunTable } from "#components/run-table/run-table.tsx";
import { readView } from "#components/run-table/view.ts";
import { pageCaller } from "#server/auth/page-caller.ts";
import { readFirstPage } from "./first-page.ts";
import { pageExperiment } from "./page-experiment.ts";

type Props = { params: Promise<{ team: string; id: string }>; searchParams: Promise<RawSearchParams> };

export default async function ExperimentPage({ params, searchParams }: Props) {
  const { team, id } = await params;
  const caller = await pageCaller(team);
  const experiment = await pageExperiment(team, id);
  const view = readView(toSearchParams(await searchParams));
  const remembered = readRememberedLayout((await cookies()).get(layoutCookie)?.value);
  const { columns, first } = await readFirstPage(caller, experiment.id, view, remembered.columns);
  return (
    <RunTable
      key={experiment.id}
      experimentId={experiment.id}
      first={first}
      columns={columns}
      remembered={remembered}
    />
  );
}
