import type { Column } from "./column.ts";

/** The height of a row in px; the virtual list counts on it. */
export const rowHeight = 32;

/** Widths that were chosen, in px by the column's name. */
export type Widths = Readonly<Record<string, number>>;

/** The name under which the width of the runs' names is kept. */
export const nameColumn = "run_name";

/** The nearest width a column may have: room for a handle and a few digits, and no more than a screen. */
export const clampWidth = (pixels: number): number => Math.min(1_200, Math.max(48, Math.round(pixels)));

/**
 * How wide a column is: as chosen, else by what it holds, as a class. Fixed, so that nothing moves while rows arrive.
 */
export function widthOf(column: Column, widths: Widths): { className?: string; style?: { width: number } } {
  const chosen = widths[column.name];
  if (chosen !== undefined) return { style: { width: chosen } };
  const { field } = column;
  if (field.entity === "attribute" && field.key === "status") return { className: "w-28 max-sm:w-10" };
  return { className: classes[usualWidth(column)] ?? "w-32" };
}

/** How wide the runs' names are: as chosen, else narrower on a phone. */
export function nameWidthOf(widths: Widths): { className?: string; style?: { width: number } } {
  const chosen = widths[nameColumn];
  return chosen === undefined ? { className: "w-48 md:w-80" } : { style: { width: chosen } };
}

/** The least width of a table with these columns, in px; below it the table scrolls sideways. */
export function leastWidth(columns: readonly Column[], widths: Widths): number {
  return columns.reduce(
    (sum, column) => sum + (widths[column.name] ?? usualWidth(column)),
    widths[nameColumn] ?? usualNameWidth,
  );
}

/** The narrowest the names get by themselves, on a phone. */
export const usualNameWidth = 192;

const classes: Record<number, string> = { 104: "w-26", 112: "w-28", 120: "w-30", 128: "w-32", 280: "w-70" };

/** How wide a column is by itself, in px. */
export function usualWidth({ field }: Column): number {
  if (field.entity === "metric") return 120;
  if (field.entity !== "attribute") return 128;
  return attributePixels[field.key] ?? 128;
}

const attributePixels: Record<string, number> = {
  status: 112,
  start_time: 104,
  end_time: 104,
  duration: 104,
  run_id: 280,
};
