"use client";

import { useMemo } from "react";
import { columnFormat } from "#components/common/format/number.ts";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { SpacerRow } from "#components/common/scrolled/spacer-row.tsx";
import { useRowsInSight } from "#components/common/scrolled/use-rows-in-sight.ts";
import { useNow } from "#components/common/use-now.ts";
import { cn } from "#components/ui/cn.ts";
import type { Column } from "./column.ts";
import { isNumeric, parseSort, valueOf } from "./column.ts";
import type { HeaderActions } from "./header-cell.tsx";
import { HeaderRow } from "./header-row.tsx";
import type { RunRow } from "./row.ts";
import type { LaidColumn } from "./run-line.tsx";
import { RunLine } from "./run-line.tsx";
import type { Line } from "./tree.ts";
import type { Total } from "./use-arrivals.ts";
import { useRowKeys } from "./use-row-keys.ts";
import type { TableSelection } from "./use-selection.ts";
import type { View } from "./view.ts";
import { useResizing } from "./use-resizing.ts";
import type { Widths } from "./widths.ts";
import { leastWidth, nameWidthOf, rowHeight, widthOf } from "./widths.ts";

/** The table itself: only the rows in sight are in the page, header and names stay in view. */
export function RunGrid(props: {
  lines: readonly Line[];
  columns: readonly Column[];
  view: View;
  selection: TableSelection;
  arrived: number;
  total: Total | undefined;
  stale: boolean;
  widths: Widths;
  actions: HeaderActions;
  onView: (ids: string[]) => void;
  onEnd: () => void;
  onToggle: (runId: string) => void;
  onReload: () => void;
}) {
  const { lines, columns, selection, onView } = props;
  const { team } = useFrame();
  const now = useNow();
  const { scroller, from, to, scrollTo } = useRowsInSight({
    count: lines.length,
    rowHeight,
    onSight: (first, end) =>
      onView(lines.slice(first, end).flatMap((line) => (line.kind === "run" ? [line.row.id] : []))),
    onEnd: props.onEnd,
  });
  useRowKeys({ scroller, lines, selection, scrollTo });
  const laid = useLaidColumns(columns, lines);
  const resizing = useResizing(props.widths, props.actions.resize);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto border-t">
      <table
        aria-label="Runs"
        aria-rowcount={(props.total?.count ?? lines.length) + 1}
        aria-busy={props.stale}
        className={cn("w-full table-fixed border-separate border-spacing-0", props.stale && "opacity-60")}
        style={{ minWidth: leastWidth(columns, resizing.widths) }}
      >
        <colgroup>
          <col {...nameWidthOf(resizing.widths)} />
          {columns.map((column) => (
            <col key={column.name} {...widthOf(column, resizing.widths)} />
          ))}
          <col />
        </colgroup>
        <HeaderRow
          columns={laid}
          sort={parseSort(props.view.sort)}
          selection={selection}
          actions={props.actions}
          resizing={resizing}
          arrived={props.arrived}
          onReload={props.onReload}
        />
        <tbody>
          <SpacerRow height={from * rowHeight} />
          {lines.slice(from, to).map((line, offset) =>
            line.kind === "loading" ? (
              <tr key={`loading ${line.parentId}`} className="h-8 text-sm text-muted-foreground">
                <td className="border-b pl-16">Loading nested runs…</td>
              </tr>
            ) : (
              <RunLine
                key={`${line.row.id} ${line.depth}`}
                row={line.row}
                href={`/${team.slug}/runs/${line.row.id}`}
                index={from + offset}
                depth={line.depth}
                opens={line.opens}
                selected={selection.ids.has(line.row.id)}
                leaving={(line.row.lifecycleStage === "deleted") !== props.view.archived}
                columns={laid}
                nowMs={line.row.status === "RUNNING" ? now : 0}
                onToggle={props.onToggle}
                onSelect={selection.choose}
              />
            ),
          )}
          <SpacerRow height={(lines.length - to) * rowHeight} />
        </tbody>
      </table>
    </div>
  );
}

function useLaidColumns(columns: readonly Column[], lines: readonly Line[]): LaidColumn[] {
  return useMemo(() => {
    const rows: RunRow[] = lines.flatMap((line) => (line.kind === "run" ? [line.row] : []));
    return columns.map((column) => {
      const numbers = rows.flatMap((row) => {
        const value = valueOf(row, column, 0);
        return typeof value === "number" ? [value] : [];
      });
      return { column, numeric: isNumeric(column, rows), format: columnFormat(numbers) };
    });
  }, [columns, lines]);
}
