"use client";

import {
  ArrowDownIcon,
  ArrowLeftIcon,
  ArrowRightIcon,
  ArrowUpIcon,
  ChevronDownIcon,
  EyeOffIcon,
} from "lucide-react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Column } from "./column.ts";
import { aggregateOf, columnOf, labelOf } from "./column.ts";

export type Direction = "asc" | "desc";

export type HeaderActions = {
  sort: (column: Column, direction: Direction | undefined) => void;
  replace: (column: Column, by: Column) => void;
  move: (column: Column, by: -1 | 1) => void;
  hide: (column: Column) => void;
};

/** The head of a column: its name, which value of a metric it is, its sorting; a click sorts, the arrow opens the rest. */
export function HeaderCell(props: {
  column: Column;
  numeric: boolean;
  sorted: Direction | undefined;
  actions: HeaderActions;
}) {
  const { column, numeric, sorted, actions } = props;
  const aggregate = aggregateOf(column);
  return (
    <th
      scope="col"
      aria-sort={sorted === undefined ? undefined : sorted === "asc" ? "ascending" : "descending"}
      className="group/head sticky top-0 z-10 h-9 border-b bg-background p-0 text-xs font-medium text-muted-foreground"
    >
      <div className="relative flex h-full items-center">
        <button
          type="button"
          onClick={() => actions.sort(column, nextDirection(sorted))}
          title={`${column.name}: sort`}
          className={cn(
            "flex h-full min-w-0 flex-1 items-center gap-1 px-2 outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset",
            numeric && "flex-row-reverse",
            sorted !== undefined && "text-foreground",
          )}
        >
          <span className="flex min-w-0 flex-col leading-3.5">
            <span
              className={cn(
                "truncate",
                numeric ? "text-right" : "text-left",
                column.name === "status" && "max-sm:sr-only",
              )}
            >
              {labelOf(column)}
            </span>
            {aggregate !== undefined && aggregate !== "last" && (
              <span className={cn("text-xs font-normal", numeric ? "text-right" : "text-left")}>
                {aggregate}
              </span>
            )}
          </span>
          <SortArrow sorted={sorted} />
        </button>
        <HeaderMenu
          column={column}
          side={numeric ? "left-0.5" : "right-0.5"}
          sorted={sorted}
          actions={actions}
        />
      </div>
    </th>
  );
}

/** The first click shows the largest or latest first, the next turns round, the third gives the order up. */
function nextDirection(sorted: Direction | undefined): Direction | undefined {
  if (sorted === undefined) return "desc";
  return sorted === "desc" ? "asc" : undefined;
}

function SortArrow({ sorted }: { sorted: Direction | undefined }) {
  if (sorted === undefined) return null;
  const Icon = sorted === "asc" ? ArrowUpIcon : ArrowDownIcon;
  return <Icon aria-hidden className="size-3.5 shrink-0" />;
}

function HeaderMenu(props: {
  column: Column;
  side: string;
  sorted: Direction | undefined;
  actions: HeaderActions;
}) {
  const { column, sorted, actions } = props;
  const { field } = column;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Column ${labelOf(column)}`}
        className={cn(
          "absolute flex size-5 items-center justify-center rounded-sm bg-background opacity-0 group-focus-within/head:opacity-100 group-hover/head:opacity-100 hover:bg-accent data-[state=open]:opacity-100 pointer-coarse:hidden",
          props.side,
        )}
      >
        <ChevronDownIcon className="size-3.5" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-44">
        <DropdownMenuItem onSelect={() => actions.sort(column, sorted === "desc" ? undefined : "desc")}>
          <ArrowDownIcon /> Sort descending
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => actions.sort(column, sorted === "asc" ? undefined : "asc")}>
          <ArrowUpIcon /> Sort ascending
        </DropdownMenuItem>
        {field.entity === "metric" && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuRadioGroup value={field.aggregate}>
              {(["last", "min", "max", "best"] as const).map((aggregate) => (
                <DropdownMenuRadioItem
                  key={aggregate}
                  value={aggregate}
                  onSelect={() => actions.replace(column, columnOf({ ...field, aggregate }))}
                >
                  Show {aggregate}
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
          </>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => actions.move(column, -1)}>
          <ArrowLeftIcon /> Move left
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => actions.move(column, 1)}>
          <ArrowRightIcon /> Move right
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => actions.hide(column)}>
          <EyeOffIcon /> Hide
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
