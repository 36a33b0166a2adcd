"use client";

import { ArrowUpIcon } from "lucide-react";
import type { OrderTerm } from "#server/core/filter/index.ts";
import { formatField } from "#server/core/filter/format.ts";
import { parseColumn } from "./column.ts";
import type { Direction, HeaderActions } from "./header-cell.tsx";
import { HeaderCell } from "./header-cell.tsx";
import type { LaidColumn } from "./run-line.tsx";
import type { TableSelection } from "./use-selection.ts";

const nameColumn = parseColumn("run_name");

/** The head of the table; beside the names it says how many runs have come. */
export function HeaderRow(props: {
  columns: readonly LaidColumn[];
  sort: OrderTerm | undefined;
  selection: TableSelection;
  actions: HeaderActions;
  arrived: number;
  onReload: () => void;
}) {
  const { columns, selection, actions, arrived } = props;
  const sortedBy = props.sort === undefined ? undefined : formatField(props.sort.field);
  const direction: Direction = props.sort?.descending === true ? "desc" : "asc";
  const sorted = (name: string) => (name === sortedBy ? direction : undefined);
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th
          scope="col"
          aria-sort={
            sorted("run_name") === undefined ? undefined : direction === "asc" ? "ascending" : "descending"
          }
          className="sticky top-0 left-0 z-20 h-9 border-b bg-background p-0 text-left text-xs font-medium text-muted-foreground"
        >
          <div className="flex h-full items-center gap-2 pr-2 pl-3">
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
              onClick={() =>
                nameColumn && actions.sort(nameColumn, sorted("run_name") === "asc" ? "desc" : "asc")
              }
            >
              Name
              {sorted("run_name") !== undefined && (direction === "asc" ? "↑" : "↓")}
            </button>
            {arrived > 0 && <Arrived count={arrived} onReload={props.onReload} />}
          </div>
        </th>
        {columns.map(({ column, numeric }) => (
          <HeaderCell
            key={column.name}
            column={column}
            numeric={numeric}
            sorted={sorted(column.name)}
            actions={actions}
          />
        ))}
        <th aria-hidden className="sticky top-0 z-10 border-b bg-background" />
      </tr>
    </thead>
  );
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
