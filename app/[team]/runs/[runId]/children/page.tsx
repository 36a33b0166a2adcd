import { ChildrenTable } from "#components/runs/children-table.tsx";
import { listChildren } from "#server/domain/runs/index.ts";
import { loadRunPage } from "../load.ts";

export default async function RunChildrenPage({
  params,
}: {
  params: Promise<{ team: string; runId: string }>;
}) {
  const { team, runId } = await params;
  const { caller } = await loadRunPage(team, runId);
  const { children, total } = await listChildren(caller, { runId });
  return <ChildrenTable childRuns={children} total={total} teamSlug={team} />;
}
