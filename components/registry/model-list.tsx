"use client";

import { ErrorState } from "#components/common/error-state.tsx";
import { ShowMore } from "#components/common/show-more.tsx";
import { SkeletonRows } from "#components/common/skeleton-rows.tsx";
import { FilterBox } from "#components/filter/filter-box.tsx";
import { findProblem } from "#components/filter/find-problem.ts";
import { registeredModelLanguage } from "#server/core/filter/index.ts";
import { ModelTable } from "./model-table.tsx";
import { NoModels } from "./no-models.tsx";
import { useListView } from "./use-list-view.ts";
import type { ModelPage } from "./use-models.ts";
import { useModels, useVocabulary } from "./use-models.ts";

/** The registered models of the team, found by a filter in the search grammar; live. */
export function ModelList({ first }: { first: { page: ModelPage; of: string } }) {
  const { view, change } = useListView();
  const list = useModels(view, first);
  const vocabulary = useVocabulary();
  const models = list.data?.pages.flatMap((page) => page.models) ?? [];
  const hasMistake = findProblem(view.filter, registeredModelLanguage) !== undefined;
  return (
    <>
      <div className="px-4 py-2">
        <FilterBox
          applied={view.filter}
          language={registeredModelLanguage}
          vocabulary={vocabulary}
          noun="models"
          nameField="name"
          placeholder="name ILIKE '%fraud%' AND tags.task = 'classification'"
          onApply={(filter) => filter !== view.filter && change({ filter })}
        />
      </div>
      {list.isError && models.length === 0 && !hasMistake ? (
        <ErrorState title="The models could not be read" onRetry={() => void list.refetch()}>
          {list.error.message}
        </ErrorState>
      ) : list.isPending && !hasMistake ? (
        <SkeletonRows />
      ) : models.length === 0 ? (
        <NoModels filter={view.filter} hasMistake={hasMistake} onClear={() => change({ filter: "" })} />
      ) : (
        <ModelTable
          models={models}
          order={view.order}
          stale={list.isPlaceholderData}
          onOrder={(order) => change({ order })}
        />
      )}
      <ShowMore of={list} />
    </>
  );
}
