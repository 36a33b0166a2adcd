import type { Column } from "./column.ts";

/** The columns with one moved a place to the left or right; at the edge nothing changes. */
export function moveColumn(columns: readonly Column[], column: Column, by: -1 | 1): Column[] {
  const from = columns.findIndex(({ name }) => name === column.name);
  const to = from + by;
  if (from === -1 || to < 0 || to >= columns.length) return [...columns];
  const moved = columns.toSpliced(from, 1);
  return moved.toSpliced(to, 0, column);
}

/** The columns with one in another's place; if the new one is there already, the old one only goes. */
export function replaceColumn(columns: readonly Column[], column: Column, by: Column): Column[] {
  if (columns.some(({ name }) => name === by.name)) return columns.filter(({ name }) => name !== column.name);
  return columns.map((candidate) => (candidate.name === column.name ? by : candidate));
}
