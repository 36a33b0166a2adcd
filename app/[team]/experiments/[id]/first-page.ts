import { chooseColumns } from "#components/run-table/choose-columns.ts";
import type { Column } from "#components/run-table/column.ts";
import type { RunRow } from "#components/run-table/row.ts";
import { searchInput } from "#components/run-table/search-input.ts";
import { type FirstPage, pageKey } from "#components/run-table/page-key.ts";
import type { View } from "#components/run-table/view.ts";
import { showsTree } from "#components/run-table/view.ts";
import type { Caller } from "#server/auth/caller.ts";
import { AppError } from "#server/core/errors.ts";
import { searchRuns } from "#server/domain/runs/index.ts";
import { countChildren } from "#server/domain/runs/count-children.ts";

/**
 * The first rows of a run table and its columns, for the first answer. Only values that have a column travel.
 * A filter that cannot be read gives no rows; the filter box says what is wrong with it.
 */
export async function readFirstPage(
  caller: Caller,
  experimentId: number,
  view: View,
  remembered: readonly string[] | undefined,
): Promise<{ columns: string[]; first: FirstPage }> {
  const named = view.columns ?? remembered;
  const known = named === undefined ? undefined : chooseColumns(named, undefined, []);
  const found = await search(caller, searchInput(experimentId, view, known));
  const columns = known ?? chooseColumns(undefined, undefined, found.runs);
  const runIds = found.runs.map(({ id }) => id);
  const childCounts = showsTree(view) ? await countChildren(caller, { runIds }) : [];
  const page = {
    runs: found.runs.map((run) => withValuesOf(run, columns)),
    nextPageToken: found.nextPageToken,
    childCounts,
  };
  return {
    columns: columns.map(({ name }) => name),
    first: { page, of: pageKey(view, columns), readAtMs: Date.now() },
  };
}

async function search(caller: Caller, input: Parameters<typeof searchRuns>[1]) {
  try {
    return await searchRuns(caller, input);
  } catch (error) {
    if (error instanceof AppError && error.kind === "invalid") return { runs: [], nextPageToken: undefined };
    throw error;
  }
}

function withValuesOf(run: RunRow, columns: readonly Column[]): RunRow {
  const shown = new Set(columns.map(({ field }) => `${field.entity} ${field.key}`));
  const keep = (entity: string) => (value: { key: string }) => shown.has(`${entity} ${value.key}`);
  const { id, name, status, userId, startTimeMs, endTimeMs, lifecycleStage, parentRunId } = run;
  return {
    id,
    name,
    status,
    userId,
    startTimeMs,
    endTimeMs,
    lifecycleStage,
    parentRunId,
    metrics: run.metrics.filter(keep("metric")),
    params: run.params.filter(keep("param")),
    tags: run.tags.filter(keep("tag")),
  };
}
