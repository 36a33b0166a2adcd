import { RunOverview } from "#components/runs/run-overview.tsx";

export default function RunPage() {
  return <RunOverview />;
}
