import type { RunRow } from "./row.ts";

/** A line of the table: a run at its depth, or a word on nested runs that are on their way. */
export type Line =
  | { kind: "run"; row: RunRow; depth: number; opens: "open" | "closed" | "leaf" }
  | { kind: "loading"; parentId: string; depth: number };

/** What is known of nested runs: how many a run has, which parents are open, and the children read so far. */
export type Nesting = {
  childCounts: ReadonlyMap<string, number>;
  open: ReadonlySet<string>;
  children: ReadonlyMap<string, readonly RunRow[]>;
};

/** Lays top-level runs and the children of open ones out as lines. A run that is its own ancestor stands once. */
export function layOutTree(rows: readonly RunRow[], nesting: Nesting): Line[] {
  const lines: Line[] = [];
  const above = new Set<string>();
  const add = (row: RunRow, depth: number) => {
    if (above.has(row.id)) return;
    const count = nesting.childCounts.get(row.id) ?? 0;
    const open = count > 0 && nesting.open.has(row.id);
    lines.push({ kind: "run", row, depth, opens: count === 0 ? "leaf" : open ? "open" : "closed" });
    if (!open) return;
    const children = nesting.children.get(row.id);
    if (children === undefined) {
      lines.push({ kind: "loading", parentId: row.id, depth: depth + 1 });
      return;
    }
    above.add(row.id);
    for (const child of children) add(child, depth + 1);
    above.delete(row.id);
  };
  for (const row of rows) add(row, 0);
  return lines;
}
