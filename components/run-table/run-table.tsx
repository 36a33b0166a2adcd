"use client";

import { useMemo, useRef } from "react";
import { useFrame } from "#components/common/frame/frame-context.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { moveColumn, placeColumn, replaceColumn, resizeColumn } from "./arrange.ts";
import type { Column } from "./column.ts";
import { orderBy, parseColumn } from "./column.ts";
import { chooseColumns } from "./choose-columns.ts";
import type { HeaderActions } from "./header-cell.tsx";
import { NoRuns } from "./no-runs.tsx";
import { RunGrid } from "./run-grid.tsx";
import { Selected } from "./selected.tsx";
import { TableFoot } from "./table-foot.tsx";
import { Toolbar } from "./toolbar.tsx";
import type { Line } from "./tree.ts";
import { layOutTree } from "./tree.ts";
import type { RunRow } from "./row.ts";
import { useFreshRows } from "./use-fresh-rows.ts";
import { useNested } from "./use-nested.ts";
import type { FirstPage } from "./page-key.ts";
import { useRuns } from "./use-runs.ts";
import { useSelection } from "./use-selection.ts";
import { useView } from "./use-view.ts";
import { useVocabulary } from "./use-vocabulary.ts";
import type { Layout, View } from "./view.ts";
import { writeView } from "./view.ts";
import type { Widths } from "./widths.ts";

/**
 * The runs of an experiment. The server renders the first page; the rest is read while scrolling. Filter, order,
 * columns and nesting are in the address.
 */
export function RunTable(props: {
  experimentId: number;
  first: FirstPage;
  columns: readonly string[];
  remembered: Layout;
}) {
  const { experimentId, first, remembered } = props;
  const { team } = useFrame();
  const { view, change } = useView(remembered);
  const vocabulary = useVocabulary(experimentId);
  const onView = useRef<string[]>([]);

  const columns = useColumns(view, props.columns, first);
  const widths = view.widths ?? remembered.widths ?? {};
  const runs = useRuns(experimentId, view, columns, first);
  const nested = useNested(experimentId, view, columns);
  const loaded = useMemo(() => runs.data?.pages.flatMap((page) => page.runs) ?? [], [runs.data]);
  const live = useFreshRows({
    experimentId,
    view,
    columns,
    loaded,
    complete: runs.isSuccess && !runs.hasNextPage && !runs.isPlaceholderData,
    idsOnView: () => onView.current,
    readAtMs: runs.dataUpdatedAt,
  });
  const childCounts = new Map([
    ...(runs.data?.pages.flatMap((page) => page.childCounts) ?? []),
    ...nested.childCounts,
  ]);
  const nesting = { childCounts, open: nested.open, children: nested.children };
  const lines = layOutTree(loaded, nesting).map((line) => refreshed(line, live.fresh));
  const shown = lines.flatMap((line) => (line.kind === "run" ? [line.row] : []));
  const selection = useSelection(shown.map(({ id }) => id));
  const reload = async () => {
    await Promise.all([runs.refetch(), nested.refetch(), live.recount()]);
    live.forget();
  };
  const query = writeView({ ...view, columns: columns.map(({ name }) => name) });

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <Toolbar
        view={view}
        columns={columns}
        vocabulary={vocabulary}
        csvHref={`/${team.slug}/experiments/${experimentId}/runs.csv?${query}`}
        onChange={change}
      />
      {runs.isError && loaded.length === 0 ? (
        <ErrorState title="The runs could not be read" onRetry={() => void runs.refetch()}>
          {runs.error.message}
        </ErrorState>
      ) : loaded.length === 0 && !runs.isFetching ? (
        <NoRuns
          experimentId={experimentId}
          view={view}
          arrived={live.arrived}
          onChange={change}
          onReload={() => void reload()}
        />
      ) : (
        <RunGrid
          lines={lines}
          columns={columns}
          view={view}
          selection={selection}
          arrived={live.arrived}
          total={live.total}
          stale={runs.isPlaceholderData}
          widths={widths}
          actions={headerActions(columns, widths, shown, change)}
          onView={(ids) => (onView.current = ids)}
          onEnd={() => {
            if (runs.hasNextPage && !runs.isFetching) void runs.fetchNextPage({ cancelRefetch: false });
          }}
          onToggle={nested.toggle}
          onReload={() => void reload()}
        />
      )}
      <TableFoot
        view={view}
        loaded={loaded.length}
        total={live.total}
        updatedAt={runs.dataUpdatedAt}
        busy={runs.isFetching}
        more={runs.hasNextPage}
      />
      <Selected
        experimentId={experimentId}
        selection={selection}
        archived={view.archived}
        onDone={() => void reload()}
      />
    </div>
  );
}

/** The columns of the address, else those the server chose; a table that began empty chooses once rows are there. */
function useColumns(view: View, chosen: readonly string[], first: FirstPage): Column[] {
  const key = (view.columns ?? chosen).join("\n");
  return useMemo(() => {
    const names = key === "" ? [] : key.split("\n");
    return names.length === 0
      ? chooseColumns(undefined, undefined, first.page.runs)
      : names.flatMap((name) => parseColumn(name) ?? []);
  }, [key, first]);
}

function refreshed(line: Line, fresh: ReadonlyMap<string, RunRow>): Line {
  const row = line.kind === "run" ? fresh.get(line.row.id) : undefined;
  return line.kind === "run" && row !== undefined ? { ...line, row } : line;
}

function headerActions(
  columns: readonly Column[],
  widths: Widths,
  rows: readonly RunRow[],
  change: (patch: Partial<View>) => void,
): HeaderActions {
  const show = (next: readonly Column[]) => change({ columns: next.map(({ name }) => name) });
  return {
    sort: (column, direction) =>
      change({ sort: direction === undefined ? "" : orderBy(column, direction, rows) }),
    replace: (column, by) => show(replaceColumn(columns, column, by)),
    move: (column, by) => show(moveColumn(columns, column, by)),
    place: (column, gap) => show(placeColumn(columns, column, gap)),
    hide: (column) => show(columns.filter(({ name }) => name !== column.name)),
    resize: (name, pixels) => change({ widths: resizeColumn(widths, columns, name, pixels) }),
  };
}
