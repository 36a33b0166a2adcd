import { ArrowDownIcon, ArrowUpIcon } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import type { DataColumn } from "./data-table.tsx";
import type { Sort } from "./table.ts";

/** The names of the columns; a press sorts, a second one turns the order, a third one gives the file's own back. */
export function DataHead(props: {
  columns: readonly DataColumn[];
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
}) {
  const { columns, sort, onSort } = props;
  return (
    <thead className="sticky top-0 z-10 bg-background shadow-[0_1px_0_var(--border)]">
      <tr className="text-xs text-muted-foreground">
        {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
        <td className="sticky left-0 bg-background" />
        {columns.map(({ name, index, isNumeric }) => {
          const mine = sort?.column === index ? sort : undefined;
          return (
            <th
              key={index}
              aria-sort={mine === undefined ? "none" : mine.descending ? "descending" : "ascending"}
              className="p-0 font-medium"
            >
              <button
                type="button"
                title={name}
                onClick={() => onSort(nextSort(index, mine))}
                className={cn(
                  "flex h-8 w-full items-center gap-1 px-3 outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset",
                  isNumeric && "justify-end",
                )}
              >
                <span className="truncate">{name}</span>
                {mine !== undefined &&
                  (mine.descending ? (
                    <ArrowDownIcon aria-hidden className="size-3 shrink-0" />
                  ) : (
                    <ArrowUpIcon aria-hidden className="size-3 shrink-0" />
                  ))}
              </button>
            </th>
          );
        })}
        {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
        <td />
      </tr>
    </thead>
  );
}

function nextSort(column: number, mine: Sort | undefined): Sort | undefined {
  if (mine === undefined) return { column, descending: false };
  return mine.descending ? undefined : { column, descending: true };
}
