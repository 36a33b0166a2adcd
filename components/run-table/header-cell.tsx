"use client";

import { ArrowDownIcon, ArrowUpIcon } from "lucide-react";
import type { ComponentProps, KeyboardEvent } from "react";
import { cn } from "#components/ui/cn.ts";
import type { Column } from "./column.ts";
import { aggregateOf, labelOf } from "./column.ts";
import { HeaderMenu } from "./header-menu.tsx";
import type { Resizing } from "./resize-handle.tsx";
import { ResizeHandle } from "./resize-handle.tsx";
import { usualWidth } from "./widths.ts";

export type Direction = "asc" | "desc";

export type HeaderActions = {
  sort: (column: Column, direction: Direction | undefined) => void;
  replace: (column: Column, by: Column) => void;
  move: (column: Column, by: -1 | 1) => void;
  place: (column: Column, gap: number) => void;
  hide: (column: Column) => void;
  /** Without `pixels` the column has its usual width again. */
  resize: (name: string, pixels: number | undefined) => void;
};

/**
 * The head of a column: its name, which value of a metric it is, its sorting. A click sorts, a drag or Shift with an
 * arrow moves the column, its right edge resizes it, the menu has the rest.
 */
export function HeaderCell(props: {
  column: Column;
  numeric: boolean;
  sorted: Direction | undefined;
  actions: HeaderActions;
  resizing: Resizing;
  /** What makes the head one that can be dragged. */
  dragHandlers: ComponentProps<"button">;
  dragged: boolean;
  /** On which side a dragged column would land. */
  landing: "left" | "right" | undefined;
}) {
  const { column, numeric, sorted, actions, landing } = props;
  const aggregate = aggregateOf(column);
  return (
    <th
      scope="col"
      data-column={column.name}
      aria-sort={sorted === undefined ? undefined : sorted === "asc" ? "ascending" : "descending"}
      className="group/head sticky top-0 z-10 h-9 border-b bg-background p-0 text-xs font-medium text-muted-foreground"
    >
      <div className={cn("relative flex h-full items-center", props.dragged && "bg-selected")}>
        <button
          type="button"
          onClick={() => actions.sort(column, nextDirection(sorted))}
          onKeyDown={(event) => moveByKey(event, (by) => actions.move(column, by))}
          aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
          title={`${column.name}: click to sort, drag or Shift+← → to move`}
          {...props.dragHandlers}
          className={cn(
            "flex h-full min-w-0 flex-1 items-center gap-1 px-2 outline-none select-none [-webkit-touch-callout:none] hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset",
            numeric && "flex-row-reverse",
            sorted !== undefined && "text-foreground",
            props.dragged && "cursor-grabbing",
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
          side={numeric ? "left-0.5" : "right-2"}
          sorted={sorted}
          actions={actions}
        />
        <ResizeHandle
          name={column.name}
          label={labelOf(column)}
          usual={usualWidth(column)}
          resizing={props.resizing}
        />
        {landing !== undefined && (
          <span
            aria-hidden
            className={cn(
              "absolute inset-y-0 w-0.5 bg-primary",
              landing === "left" ? "-left-px" : "-right-px",
            )}
          />
        )}
      </div>
    </th>
  );
}

/** Moves the column, and the focus along with it: a browser drops the focus of what is put elsewhere in the page. */
function moveByKey(event: KeyboardEvent<HTMLButtonElement>, move: (by: -1 | 1) => void): void {
  if (!event.shiftKey || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
  event.preventDefault();
  const button = event.currentTarget;
  move(event.key === "ArrowLeft" ? -1 : 1);
  requestAnimationFrame(() => button.focus());
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
