import type { Column } from "./column.ts";

/** The width of a column in px, by what it holds. Fixed, so that nothing moves while rows arrive. */
export function widthOf({ field }: Column): number {
  if (field.entity === "metric") return 120;
  if (field.entity !== "attribute") return 128;
  return attributeWidths[field.key] ?? 128;
}

const attributeWidths: Record<string, number> = {
  status: 112,
  start_time: 104,
  end_time: 104,
  duration: 104,
  run_id: 280,
};

/** The height of a row in px; the virtual list counts on it. */
export const rowHeight = 32;
