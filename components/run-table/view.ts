import type { Widths } from "./widths.ts";
import { clampWidth } from "./widths.ts";

/** Which columns a table shows and how wide they are. */
export type Layout = {
  /** Names of the search grammar in the order shown; absent means the table chooses. */
  columns?: readonly string[];
  /** In px by column, for those that have been resized; absent means nobody chose. */
  widths?: Widths;
};

/** What a run table shows, as its address says it. Copy the address and the teammate sees the same. */
export type View = Layout & {
  /** In the search grammar; empty means every run. */
  filter: string;
  /** One order item of the search grammar, e.g. `metrics.accuracy DESC`; empty means newest first. */
  sort: string;
  /** Whether archived runs are shown instead of the active ones. */
  archived: boolean;
  /** Nested runs below their parents, or every run in its own place. */
  nesting: "tree" | "flat";
};

/** Reads a view from the query of an address. Whatever is missing or unknown has its default. */
export function readView(query: URLSearchParams): View {
  return {
    ...readLayout(query),
    filter: query.get("filter") ?? "",
    sort: query.get("sort") ?? "",
    archived: query.get("archived") === "1",
    nesting: query.get("nesting") === "flat" ? "flat" : "tree",
  };
}

/** The query that `readView` reads back, without a question mark; defaults are left out. */
export function writeView(view: View): string {
  const query = new URLSearchParams();
  if (view.filter !== "") query.set("filter", view.filter);
  if (view.sort !== "") query.set("sort", view.sort);
  for (const [name, value] of writeLayout(view)) query.append(name, value);
  if (view.archived) query.set("archived", "1");
  if (view.nesting === "flat") query.set("nesting", "flat");
  return query.toString();
}

/** The part of a query that `readLayout` reads back: `col` once a column, `width` as `180 metrics.loss`. */
export function writeLayout({ columns = [], widths }: Layout): URLSearchParams {
  const query = new URLSearchParams(columns.map((column) => ["col", column]));
  for (const [column, pixels] of Object.entries(widths ?? {})) query.append("width", `${pixels} ${column}`);
  // An empty width says that every column has its usual one again, whatever is remembered.
  if (widths !== undefined && !query.has("width")) query.append("width", "");
  return query;
}

/** Reads a layout from a query; a width that is none is left out. */
export function readLayout(query: URLSearchParams): Layout {
  const columns = query.getAll("col").filter((column) => column !== "");
  const widths = query.getAll("width").flatMap((text) => {
    const [, pixels, column] = /^(\d{1,5}) (.+)$/su.exec(text) ?? [];
    return column === undefined ? [] : [[column, clampWidth(Number(pixels))] as const];
  });
  return {
    ...(columns.length === 0 ? {} : { columns }),
    ...(query.has("width") ? { widths: Object.fromEntries(widths) } : {}),
  };
}

/** What a search or the archive holds may have its parent elsewhere, so each of their runs stands in its own place. */
export const showsTree = (view: View): boolean =>
  view.nesting === "tree" && view.filter === "" && !view.archived;
