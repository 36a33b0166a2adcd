import type { Column } from "./column.ts";
import { parseSort } from "./column.ts";
import type { View } from "./view.ts";
import { showsTree } from "./view.ts";

/** Runs read at a time: some screens full, so that a quick scroll seldom waits. */
export const pageSize = 100;

/** The question the table asks for a view: everything but the page. Without `columns` every value comes along. */
export function searchInput(experimentId: number, view: View, columns: readonly Column[] | undefined) {
  return {
    ...scopeInput(experimentId, view),
    orderBy: view.sort === "" ? [] : [view.sort],
    limit: pageSize,
    ...(columns === undefined ? {} : { keys: keysOf(columns, view.sort) }),
  };
}

/** Which runs a view is about, for counting them. */
export function scopeInput(experimentId: number, view: View) {
  return {
    experimentIds: [experimentId],
    filter: view.filter,
    nesting: showsTree(view) ? ("top" as const) : ("every" as const),
    view: view.archived ? ("deleted" as const) : ("active" as const),
  };
}

/** The runs of a view that began after `sinceMs`. */
export function sinceInput(experimentId: number, view: View, sinceMs: number) {
  const later = `start_time > ${sinceMs}`;
  const filter = view.filter === "" ? later : `(${view.filter}) AND ${later}`;
  return { ...scopeInput(experimentId, view), filter };
}

/** The runs nested below `parentId`, in the order of the view. */
export function childrenInput(
  experimentId: number,
  view: View,
  columns: readonly Column[],
  parentId: string,
) {
  const filter = `tags.mlflow.parentRunId = '${parentId}'`;
  return {
    ...searchInput(experimentId, view, columns),
    filter,
    nesting: "every" as const,
    limit: childrenMax,
  };
}

/** Nested runs shown below one parent; the rest is found by a search. */
export const childrenMax = 1_000;

/** These runs again, wherever they are now. */
export function refreshInput(experimentId: number, columns: readonly Column[], runIds: readonly string[]) {
  const filter = `run_id IN (${runIds.map((id) => `'${id}'`).join(", ")})`;
  return {
    experimentIds: [experimentId],
    filter,
    view: "all" as const,
    limit: runIds.length,
    keys: keysOf(columns, ""),
  };
}

function keysOf(columns: readonly Column[], sort: string) {
  const sorted = parseSort(sort)?.field;
  const fields = [...columns.map(({ field }) => field), ...(sorted === undefined ? [] : [sorted])];
  const keys = (entity: "metric" | "param" | "tag") => [
    ...new Set(fields.flatMap((field) => (field.entity === entity ? [field.key] : []))),
  ];
  return { metrics: keys("metric"), params: keys("param"), tags: keys("tag") };
}
