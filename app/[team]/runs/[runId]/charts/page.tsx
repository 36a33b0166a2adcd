import { RunCharts } from "#components/runs/run-charts.tsx";

export default function RunChartsPage() {
  return <RunCharts />;
}
