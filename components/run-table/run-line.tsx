"use client";

import { ChevronRightIcon } from "lucide-react";
import Link from "next/link";
import type { MouseEvent } from "react";
import { memo } from "react";
import { showBlanks } from "#components/common/format/blanks.ts";
import type { NumberFormat } from "#components/common/format/number.ts";
import { RunDot } from "#components/common/run-dot.tsx";
import { cn } from "#components/ui/cn.ts";
import { CellContent } from "./cell.tsx";
import type { Column } from "./column.ts";
import type { RunRow } from "./row.ts";

/** A column with what its cells need: how numbers are written and from which side they are read. */
export type LaidColumn = { column: Column; numeric: boolean; format: NumberFormat };

/** A run in the table: its mark and name stay in view, the values follow in the columns' order. */
export const RunLine = memo(function RunLine(props: {
  row: RunRow;
  href: string;
  index: number;
  depth: number;
  opens: "open" | "closed" | "leaf";
  selected: boolean;
  /** The run was archived or restored since the table was read; it goes with the next reading. */
  leaving: boolean;
  columns: readonly LaidColumn[];
  nowMs: number;
  onToggle: (runId: string) => void;
  onSelect: (runId: string, extend: boolean) => void;
}) {
  const { row, columns, selected, nowMs } = props;
  return (
    <tr
      aria-rowindex={props.index + 2}
      aria-selected={selected}
      data-run={row.id}
      className={cn(
        "group/row h-8 bg-background text-sm hover:bg-muted has-[a:focus-visible]:bg-muted",
        selected && "bg-selected hover:bg-selected",
        props.leaving && "text-muted-foreground line-through",
      )}
    >
      <td className="sticky left-0 z-[5] border-b bg-inherit p-0">
        <div className="flex h-[31px] items-center gap-2 pr-2 pl-3">
          <SelectBox row={row} selected={selected} onSelect={props.onSelect} />
          {props.depth > 0 && (
            <span aria-hidden style={{ width: indentOf(props.depth, props.opens) }} className="shrink-0" />
          )}
          <Opener row={row} opens={props.opens} onToggle={props.onToggle} />
          <RunDot runId={row.id} />
          <Link
            href={props.href}
            prefetch={false}
            title={row.name}
            className="min-w-0 truncate rounded-sm font-medium outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
          >
            {showBlanks(row.name)}
          </Link>
        </div>
      </td>
      {columns.map(({ column, numeric, format }) => (
        <td key={column.name} className={cn("truncate border-b px-2 py-0", numeric && "numeric text-right")}>
          <CellContent row={row} column={column} format={format} nowMs={nowMs} />
        </td>
      ))}
      <td aria-hidden className="border-b" />
    </tr>
  );
});

/** A nested run stands further in than its parent's mark; one that opens nothing also makes up for the missing arrow. */
function indentOf(depth: number, opens: "open" | "closed" | "leaf"): number {
  return depth * 20 + (depth > 0 && opens === "leaf" ? 20 : 0);
}

function SelectBox(props: {
  row: RunRow;
  selected: boolean;
  onSelect: (id: string, extend: boolean) => void;
}) {
  const { row, selected, onSelect } = props;
  const click = (event: MouseEvent) => onSelect(row.id, event.shiftKey);
  return (
    <input
      type="checkbox"
      aria-label={`Select ${row.name}`}
      checked={selected}
      onClick={click}
      readOnly
      className="size-3.5 shrink-0 cursor-pointer accent-primary opacity-60 group-hover/row:opacity-100 checked:opacity-100 focus-visible:opacity-100"
    />
  );
}

function Opener(props: {
  row: RunRow;
  opens: "open" | "closed" | "leaf";
  onToggle: (runId: string) => void;
}) {
  const { row, opens, onToggle } = props;
  if (opens === "leaf") return null;
  return (
    <button
      type="button"
      aria-expanded={opens === "open"}
      aria-label={`Runs nested below ${row.name}`}
      onClick={() => onToggle(row.id)}
      className="-mx-1 flex size-5 shrink-0 items-center justify-center rounded-sm text-muted-foreground hover:bg-accent"
    >
      <ChevronRightIcon className={cn("size-4 transition-transform", opens === "open" && "rotate-90")} />
    </button>
  );
}
