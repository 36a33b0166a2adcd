import { ArtifactsTab } from "#components/artifacts/artifacts-tab.tsx";
import { loadRunPage } from "../load.ts";

export default async function RunArtifactsPage({
  params,
}: {
  params: Promise<{ team: string; runId: string }>;
}) {
  const { team, runId } = await params;
  const { caller, run } = await loadRunPage(team, runId);
  return <ArtifactsTab caller={caller} runId={run.id} isRunning={run.status === "RUNNING"} />;
}
