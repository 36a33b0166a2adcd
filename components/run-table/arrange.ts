import type { Column } from "./column.ts";
import type { Widths } from "./widths.ts";
import { nameColumn } from "./widths.ts";

/** The columns with one moved a place to the left or right; at the edge nothing changes. */
export function moveColumn(columns: readonly Column[], column: Column, by: -1 | 1): Column[] {
  const from = columns.findIndex(({ name }) => name === column.name);
  return placeColumn(columns, column, by === 1 ? from + 2 : from - 1);
}

/** The columns with one moved into a gap: gap 0 is before the first column, gap 1 behind it. Where no gap is, nothing changes. */
export function placeColumn(columns: readonly Column[], column: Column, gap: number): Column[] {
  const from = columns.findIndex(({ name }) => name === column.name);
  if (from === -1 || gap < 0 || gap > columns.length) return [...columns];
  return columns.toSpliced(from, 1).toSpliced(gap > from ? gap - 1 : gap, 0, column);
}

/** The columns with one in another's place; if the new one is there already, the old one only goes. */
export function replaceColumn(columns: readonly Column[], column: Column, by: Column): Column[] {
  if (columns.some(({ name }) => name === by.name)) return columns.filter(({ name }) => name !== column.name);
  return columns.map((candidate) => (candidate.name === column.name ? by : candidate));
}

/** The widths with one changed, or given back to the table without `pixels`; those of hidden columns go. */
export function resizeColumn(
  widths: Widths,
  columns: readonly Column[],
  name: string,
  pixels: number | undefined,
): Widths {
  const shown = new Set([nameColumn, ...columns.map((column) => column.name)]);
  const kept = Object.entries({ ...widths, ...(pixels === undefined ? {} : { [name]: pixels }) });
  return Object.fromEntries(
    kept.filter(([column]) => shown.has(column) && (column !== name || pixels !== undefined)),
  );
}
