import { ReproduceTab } from "#components/reproduction/reproduce-tab.tsx";
import { loadRunPage } from "../load.ts";

export default async function RunReproducePage({
  params,
}: {
  params: Promise<{ team: string; runId: string }>;
}) {
  const { team, runId } = await params;
  const { caller, run } = await loadRunPage(team, runId);
  return <ReproduceTab caller={caller} runId={run.id} />;
}
