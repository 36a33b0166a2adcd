"use client";

import { ArrowUpIcon } from "lucide-react";
import { useRef } from "react";
import type { OrderTerm } from "#server/core/filter/index.ts";
import { formatField } from "#server/core/filter/format.ts";
import { parseColumn } from "./column.ts";
import type { Direction, HeaderActions } from "./header-cell.tsx";
import { HeaderCell } from "./header-cell.tsx";
import type { Resizing } from "./resize-handle.tsx";
import { ResizeHandle } from "./resize-handle.tsx";
import type { LaidColumn } from "./run-line.tsx";
import { useColumnDrag } from "./use-column-drag.ts";
import type { TableSelection } from "./use-selection.ts";
import { nameColumn, usualNameWidth } from "./widths.ts";

const names = parseColumn(nameColumn);

/** The head of the table; beside the names it says how many runs have come. */
export function HeaderRow(props: {
  columns: readonly LaidColumn[];
  sort: OrderTerm | undefined;
  selection: TableSelection;
  actions: HeaderActions;
  resizing: Resizing;
  arrived: number;
  onReload: () => void;
}) {
  const { columns, selection, actions, resizing, arrived } = props;
  const row = useRef<HTMLTableRowElement>(null);
  const { drag, handlersOf } = useColumnDrag(row, (name, gap) => {
    const dragged = columns.find(({ column }) => column.name === name);
    if (dragged !== undefined) actions.place(dragged.column, gap);
  });
  const sortedBy = props.sort === undefined ? undefined : formatField(props.sort.field);
  const direction: Direction = props.sort?.descending === true ? "desc" : "asc";
  const sorted = (name: string) => (name === sortedBy ? direction : undefined);
  return (
    <thead>
      <tr ref={row} aria-rowindex={1}>
        <th
          scope="col"
          aria-sort={
            sorted(nameColumn) === undefined ? undefined : direction === "asc" ? "ascending" : "descending"
          }
          className="sticky top-0 left-0 z-20 h-9 border-b bg-background p-0 text-left text-xs font-medium text-muted-foreground"
        >
          <div className="relative flex h-full items-center gap-2 pr-2 pl-3">
            <input
              type="checkbox"
              aria-label="Select all runs that are loaded"
              checked={selection.all}
              onChange={selection.chooseAll}
              className="size-3.5 cursor-pointer accent-primary"
            />
            <button
              type="button"
              className="flex h-full flex-1 items-center gap-1 outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset"
              onClick={() => names && actions.sort(names, sorted(nameColumn) === "asc" ? "desc" : "asc")}
            >
              Name
              {sorted(nameColumn) !== undefined && (direction === "asc" ? "↑" : "↓")}
            </button>
            {arrived > 0 && <Arrived count={arrived} onReload={props.onReload} />}
            <ResizeHandle name={nameColumn} label="Name" usual={usualNameWidth} resizing={resizing} />
          </div>
        </th>
        {columns.map(({ column, numeric }, index) => (
          <HeaderCell
            key={column.name}
            column={column}
            numeric={numeric}
            sorted={sorted(column.name)}
            actions={actions}
            resizing={resizing}
            dragHandlers={handlersOf(column.name)}
            dragged={drag?.name === column.name}
            landing={landingAt(index, columns.length, drag?.gap)}
          />
        ))}
        <th aria-hidden className="sticky top-0 z-10 border-b bg-background" />
      </tr>
    </thead>
  );
}

/** The mark of a gap stands at the head behind it, that of the last gap at the end of the last head. */
function landingAt(index: number, count: number, gap: number | undefined): "left" | "right" | undefined {
  if (gap === index) return "left";
  return gap === count && index === count - 1 ? "right" : undefined;
}

/** Runs that came since the table was read wait behind this button, so that no row moves by itself. */
function Arrived({ count, onReload }: { count: number; onReload: () => void }) {
  return (
    <button
      type="button"
      onClick={onReload}
      className="flex h-6 shrink-0 items-center gap-1 rounded-md bg-selected px-2 font-medium whitespace-nowrap text-link hover:bg-accent"
    >
      <ArrowUpIcon aria-hidden className="size-3.5" />
      <span aria-live="polite">{count === 1 ? "1 new run" : `${count} new runs`}</span>
    </button>
  );
}
