"use client";

import { useMemo, useRef } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { SkeletonRows } from "#components/common/skeleton-rows.tsx";
import { FilterBox } from "#components/filter/filter-box.tsx";
import { findProblem } from "#components/filter/find-problem.ts";
import { loggedModelLanguage } from "#server/core/filter/index.ts";
import { ArrivedModels } from "./arrived-models.tsx";
import { LoggedModelFoot } from "./logged-model-foot.tsx";
import { LoggedModelGrid } from "./logged-model-grid.tsx";
import { chooseMetrics, layOutMetrics } from "./model-columns.ts";
import { NoLoggedModels } from "./no-logged-models.tsx";
import { useFreshModels } from "./use-fresh-models.ts";
import { useListView } from "./use-list-view.ts";
import type { FirstPage } from "./use-logged-models.ts";
import { useLoggedModels, useVocabulary } from "./use-logged-models.ts";

/** The logged models of an experiment. The server renders the first page; the rest is read while scrolling. Filter and order are in the address. */
export function LoggedModelTable({ experimentId, first }: { experimentId: number; first: FirstPage }) {
  const { view, change } = useListView();
  const list = useLoggedModels(experimentId, view, first);
  const vocabulary = useVocabulary(experimentId);
  const onView = useRef<string[]>([]);
  const loaded = useMemo(() => list.data?.pages.flatMap((page) => page.models) ?? [], [list.data]);
  const live = useFreshModels({
    experimentId,
    view,
    loaded,
    idsOnView: () => onView.current,
    onReload: () => list.refetch(),
  });
  const models = useMemo(
    () =>
      loaded.map((model) => {
        const fresh = live.fresh.get(model.id);
        return fresh === undefined || fresh === "gone"
          ? model
          : Object.assign({}, model, { status: fresh.status, metrics: fresh.metrics });
      }),
    [loaded, live.fresh],
  );
  const firstPage = list.data?.pages[0];
  const metrics = useMemo(
    () => layOutMetrics(chooseMetrics(firstPage?.models ?? [], view.sort), models),
    [firstPage, view.sort, models],
  );
  const hasMistake = findProblem(view.filter, loggedModelLanguage) !== undefined;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div className="px-4 py-2">
        <FilterBox
          applied={view.filter}
          language={loggedModelLanguage}
          vocabulary={vocabulary}
          noun="models"
          nameField="name"
          placeholder="metrics.accuracy > 0.9 AND name = 'model'"
          onApply={(filter) => filter !== view.filter && change({ filter })}
        />
      </div>
      {list.isError && loaded.length === 0 && !hasMistake ? (
        <ErrorState title="The models could not be read" onRetry={() => void list.refetch()}>
          {list.error.message}
        </ErrorState>
      ) : list.isPending && !hasMistake ? (
        <SkeletonRows />
      ) : loaded.length === 0 ? (
        <NoLoggedModels
          experimentId={experimentId}
          filter={view.filter}
          hasMistake={hasMistake}
          onClear={() => change({ filter: "" })}
        />
      ) : (
        <LoggedModelGrid
          models={models}
          isLeaving={(id) => live.fresh.get(id) === "gone"}
          metrics={metrics}
          sort={view.sort}
          onSort={(sort) => change({ sort })}
          arrived={<ArrivedModels arrived={live.arrived} onReload={() => void live.reload()} />}
          stale={list.isPlaceholderData}
          onView={(ids) => (onView.current = ids)}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetching) void list.fetchNextPage({ cancelRefetch: false });
          }}
        />
      )}
      <LoggedModelFoot
        loaded={loaded.length}
        hasMore={list.hasNextPage}
        sort={view.sort}
        isReading={list.isFetching}
        readAtMs={list.dataUpdatedAt}
      />
    </div>
  );
}
