import { formatCounted } from "#components/common/format/number.ts";
import { ListFoot } from "#components/common/scrolled/list-foot.tsx";
import type { ListSort } from "./list-view.ts";

/** Below the list: how many models are loaded, by what they are sorted, and how old the reading is. */
export function LoggedModelFoot(props: {
  loaded: number;
  hasMore: boolean;
  sort: ListSort | undefined;
  isReading: boolean;
  readAtMs: number;
}) {
  const count = formatCounted(props.loaded, "model");
  return (
    <ListFoot
      count={props.hasMore ? `the first ${count}` : count}
      sortedBy={sortText(props.sort)}
      isReading={props.isReading}
      readAtMs={props.readAtMs}
    />
  );
}

const labels: Record<string, string> = {
  name: "name",
  status: "status",
  source_run_id: "source run",
  creation_timestamp: "time",
};

function sortText(sort: ListSort | undefined): string {
  if (sort === undefined) return "time, newest first";
  const label = labels[sort.field] ?? sort.field.replace(/^metrics\./u, "");
  return `${label} ${sort.descending ? "↓" : "↑"}`;
}
