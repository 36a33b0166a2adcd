import { ArrowDownIcon, ArrowUpIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import type { ListSort } from "./list-view.ts";
import type { MetricColumn } from "./model-columns.ts";

type Sorting = { sort: ListSort | undefined; onSort: (sort: ListSort | undefined) => void };

/** The head of the list; beside the names it says how many models have come. */
export function LoggedModelHead(props: Sorting & { metrics: readonly MetricColumn[]; arrived: ReactNode }) {
  const { metrics, arrived, ...sorting } = props;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <SortedHead {...sorting} field="name" first="ascending" className="left-0 z-20" beside={arrived}>
          Name
        </SortedHead>
        <SortedHead {...sorting} field="source_run_id" first="ascending">
          Source run
        </SortedHead>
        <th scope="col" className={cn(headClass, "px-2")}>
          Registered as
        </th>
        <SortedHead {...sorting} field="status" first="ascending">
          <span className="max-sm:sr-only">Status</span>
        </SortedHead>
        {metrics.map(({ key, field }) => (
          <SortedHead key={key} {...sorting} field={field} first="descending" title={key} numeric>
            {key}
          </SortedHead>
        ))}
        <SortedHead {...sorting} field="creation_timestamp" first="descending">
          Logged
        </SortedHead>
        <th aria-hidden className="sticky top-0 z-10 border-b bg-background" />
      </tr>
    </thead>
  );
}

const headClass =
  "sticky top-0 z-10 h-9 truncate border-b bg-background text-left text-xs font-medium text-muted-foreground";

/** A head that sorts: pressed again it turns round, and the third time it gives the order up. */
function SortedHead(
  props: Sorting & {
    field: string;
    first: "ascending" | "descending";
    numeric?: true;
    title?: string;
    className?: string;
    beside?: ReactNode;
    children: ReactNode;
  },
) {
  const { field, first, sort, numeric } = props;
  const sorted = sort?.field !== field ? undefined : sort.descending ? "descending" : "ascending";
  const Arrow = sorted === "ascending" ? ArrowUpIcon : ArrowDownIcon;
  const next = () => {
    if (sorted === undefined) return { field, descending: first === "descending" };
    return sorted === first ? { field, descending: first !== "descending" } : undefined;
  };
  return (
    <th scope="col" aria-sort={sorted} className={cn(headClass, "p-0", props.className)}>
      <div className="flex h-full items-center gap-2 pr-2">
        <button
          type="button"
          title={props.title}
          onClick={() => props.onSort(next())}
          className={cn(
            "flex h-full min-w-0 flex-1 items-center gap-1 px-2 outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset",
            numeric && "flex-row-reverse pr-0",
            field === "name" && "pl-4",
            sorted !== undefined && "text-foreground",
          )}
        >
          <span className="truncate">{props.children}</span>
          {sorted !== undefined && <Arrow aria-hidden className="size-3.5 shrink-0" />}
        </button>
        {props.beside}
      </div>
    </th>
  );
}
