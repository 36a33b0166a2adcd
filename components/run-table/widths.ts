import type { Column } from "./column.ts";

/** The height of a row in px; the virtual list counts on it. */
export const rowHeight = 32;

/** The width of a column by what it holds, as a class. Fixed, so that nothing moves while rows arrive. */
export function widthOf(column: Column): string {
  return column.field.entity === "attribute" && column.field.key === "status"
    ? "w-28 max-sm:w-10"
    : (widths[pixelsOf(column)] ?? "w-32");
}

/** The least width of a table with these columns, in px; below it the table scrolls sideways. */
export function leastWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + pixelsOf(column), nameWidth);
}

/** The narrowest the names get, on a phone. */
const nameWidth = 192;

const widths: Record<number, string> = { 104: "w-26", 112: "w-28", 120: "w-30", 128: "w-32", 280: "w-70" };

function pixelsOf({ field }: Column): number {
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
