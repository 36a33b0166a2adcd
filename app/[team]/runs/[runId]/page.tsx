import { RunOverview } from "#components/runs/run-overview.tsx";
import { listMetrics } from "#server/domain/metrics/index.ts";
import { loadRunPage } from "./load.ts";

export default async function RunPage({ params }: { params: Promise<{ team: string; runId: string }> }) {
  const { team, runId } = await params;
  const { caller } = await loadRunPage(team, runId);
  return <RunOverview initialMetrics={await listMetrics(caller, { runIds: [runId] })} />;
}
