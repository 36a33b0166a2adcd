"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { formatCount, formatCounted } from "#components/common/format/number.ts";
import { DataHead } from "./data-head.tsx";
import { DataRow } from "./data-row.tsx";
import { Remark } from "./remark.tsx";
import { columnWidths, isNumericColumn, type Sort, sortedOrder, type Table } from "./table.ts";

/** Columns laid out at once: more make the browser slow, and nobody reads them. */
const columnsMax = 100;
const rowHeight = 32;
const pictureRowHeight = 80;

/** A table of a file. Only rows in sight are in the page, so that it may have a hundred thousand. */
export function DataTable({ table, toAddress }: { table: Table; toAddress: (path: string) => string }) {
  const { rows } = table;
  const [sort, setSort] = useState<Sort>();
  const columns = useMemo(() => layOut(table), [table]);
  const order = useMemo(() => sortedOrder(rows, sort), [rows, sort]);
  const scroller = useRef<HTMLDivElement>(null);
  const hasPictures = rows[0]?.some((cell) => typeof cell === "object" && cell !== null) ?? false;
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (hasPictures ? pictureRowHeight : rowHeight),
    overscan: 12,
  });
  const drawn = virtualizer.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const numberWidth = String(rows.length).length + 3;
  return (
    <>
      {/* A region that scrolls has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroller} tabIndex={0} className="max-h-[70vh] overflow-auto [overflow-anchor:none]">
        <table aria-rowcount={rows.length + 1} className="w-max min-w-full table-fixed text-sm">
          <colgroup>
            <col style={{ width: `${numberWidth}ch` }} />
            {columns.map(({ index, width }) => (
              <col key={index} style={{ width: `calc(${width}ch + 1.5rem)` }} />
            ))}
            <col />
          </colgroup>
          <DataHead columns={columns} sort={sort} onSort={setSort} />
          <tbody>
            <Gap height={above} columns={columns.length + 2} />
            {drawn.map(({ index, size }) => {
              const at = order?.[index] ?? index;
              return (
                <DataRow
                  key={index}
                  number={at + 1}
                  height={size}
                  columns={columns}
                  cells={rows[at] ?? []}
                  toAddress={toAddress}
                />
              );
            })}
            <Gap height={below} columns={columns.length + 2} />
          </tbody>
        </table>
      </div>
      <Remark>
        {describeRows(table)}
        {table.columns.length > columnsMax && ` · the first ${columnsMax} of ${table.columns.length} columns`}
      </Remark>
    </>
  );
}

export type DataColumn = { name: string; index: number; isNumeric: boolean; width: number };

function layOut(table: Table): DataColumn[] {
  const columns = table.columns.slice(0, columnsMax);
  const widths = columnWidths({ columns, rows: table.rows });
  return columns.map((name, index) => ({
    name,
    index,
    isNumeric: isNumericColumn(table.rows, index),
    width: widths[index] ?? 0,
  }));
}

function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <td colSpan={columns} style={{ height }} className="p-0" />
    </tr>
  );
}

function describeRows({ rows, rowsInAll }: Table): string {
  const count = formatCounted(rows.length, "row");
  if (rowsInAll === rows.length) return count;
  return rowsInAll === undefined ? `The first ${count}` : `The first ${count} of ${formatCount(rowsInAll)}`;
}
