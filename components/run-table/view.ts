/** What a run table shows, as its address says it. Copy the address and the teammate sees the same. */
export type View = {
  /** In the search grammar; empty means every run. */
  filter: string;
  /** One order item of the search grammar, e.g. `metrics.accuracy DESC`; empty means newest first. */
  sort: string;
  /** Names of the search grammar in the order shown; absent means the table chooses. */
  columns?: readonly string[];
  /** Whether archived runs are shown instead of the active ones. */
  archived: boolean;
  /** Nested runs below their parents, or every run in its own place. */
  nesting: "tree" | "flat";
};

/** Reads a view from the query of an address. Whatever is missing or unknown has its default. */
export function readView(query: URLSearchParams): View {
  const columns = query.getAll("col").filter((column) => column !== "");
  return {
    filter: query.get("filter") ?? "",
    sort: query.get("sort") ?? "",
    ...(columns.length === 0 ? {} : { columns }),
    archived: query.get("archived") === "1",
    nesting: query.get("nesting") === "flat" ? "flat" : "tree",
  };
}

/** The query that `readView` reads back, without a question mark; defaults are left out. */
export function writeView(view: View): string {
  const query = new URLSearchParams();
  if (view.filter !== "") query.set("filter", view.filter);
  if (view.sort !== "") query.set("sort", view.sort);
  for (const column of view.columns ?? []) query.append("col", column);
  if (view.archived) query.set("archived", "1");
  if (view.nesting === "flat") query.set("nesting", "flat");
  return query.toString();
}

/** What a search or the archive holds may have its parent elsewhere, so each of their runs stands in its own place. */
export const showsTree = (view: View): boolean =>
  view.nesting === "tree" && view.filter === "" && !view.archived;
