import { RunOverview } from "#components/runs/run-overview.tsx";
import { listRunDatasets } from "#server/domain/data/index.ts";
import { listMetrics } from "#server/domain/metrics/index.ts";
import { loadRunPage } from "./load.ts";

export default async function RunPage({ params }: { params: Promise<{ team: string; runId: string }> }) {
  const { team, runId } = await params;
  const { caller } = await loadRunPage(team, runId);
  const [metrics, datasets] = await Promise.all([
    listMetrics(caller, { runIds: [runId] }),
    listRunDatasets(caller, { runIds: [runId] }),
  ]);
  return <RunOverview initialMetrics={metrics} initialDatasets={datasets.get(runId) ?? []} />;
}
