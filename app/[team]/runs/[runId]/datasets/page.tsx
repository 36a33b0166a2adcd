import { DatasetList } from "#components/runs/dataset-list.tsx";
import { listRunData } from "#server/domain/data/index.ts";
import { loadRunPage } from "../load.ts";

export default async function RunDatasetsPage({
  params,
}: {
  params: Promise<{ team: string; runId: string }>;
}) {
  const { team, runId } = await params;
  const { caller, run } = await loadRunPage(team, runId);
  const data = await listRunData(caller, { runIds: [run.id] });
  return <DatasetList inputs={data.get(run.id)?.datasets ?? []} />;
}
