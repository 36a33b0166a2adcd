import { formatCounted } from "#components/common/format/number.ts";
import { RelativeTime } from "#components/common/relative-time.tsx";
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
    <footer className="numeric flex h-9 shrink-0 items-center gap-1.5 truncate border-t px-4 text-xs text-muted-foreground">
      <span>{props.hasMore ? `the first ${count}` : count}</span>
      <span aria-hidden>·</span>
      <span className="truncate">sorted by {sortText(props.sort)}</span>
      <span aria-hidden className="max-sm:hidden">
        ·
      </span>
      <output className="max-sm:hidden">
        {props.isReading ? (
          "reading…"
        ) : (
          <>
            read <RelativeTime at={props.readAtMs} />
          </>
        )}
      </output>
    </footer>
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
