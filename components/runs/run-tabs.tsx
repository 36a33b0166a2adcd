import { PageTabs } from "#components/common/frame/page-tabs.tsx";

const tabs = [
  { path: "", label: "Overview" },
  { path: "/charts", label: "Charts" },
  { path: "/artifacts", label: "Artifacts" },
  { path: "/datasets", label: "Datasets" },
  { path: "/children", label: "Children" },
  { path: "/reproduce", label: "Reproduce" },
] as const;

/** The parts of a run's page. Each has its own address. */
export function RunTabs({ base }: { base: string }) {
  return <PageTabs label="Parts of the run" base={base} tabs={tabs} />;
}
