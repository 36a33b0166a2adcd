"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { SearchIcon } from "lucide-react";
import { useRef } from "react";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ErrorState } from "#components/common/error-state.tsx";
import { useKeys } from "#components/common/keys/use-keys.ts";
import { ShowMore } from "#components/common/show-more.tsx";
import { SkeletonRows } from "#components/common/skeleton-rows.tsx";
import { useTRPCClient } from "#components/common/trpc.tsx";
import { useLive } from "#components/common/use-live.ts";
import { Input } from "#components/ui/input.tsx";
import { ToggleGroup, ToggleGroupItem } from "#components/ui/toggle-group.tsx";
import { ExperimentTable } from "./experiment-table.tsx";
import type { ExperimentPage } from "./page-of-experiments.ts";
import { readPage } from "./page-of-experiments.ts";
import { useListView } from "./use-list-view.ts";

/** The experiments of the team, newest first, found by a part of their name; live. */
export function ExperimentList({ first }: { first: { page: ExperimentPage; of: string } }) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { view, key, change } = useListView();
  const input = useRef<HTMLInputElement>(null);
  useKeys([{ keys: "/", says: "Search the experiments", run: () => input.current?.focus() }]);
  const list = useInfiniteQuery({
    queryKey: ["experiment-list", key],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => readPage(client, view, pageParam),
    getNextPageParam: (page) => page.nextPageToken,
    ...(first.of === key ? { initialData: { pages: [first.page], pageParams: [undefined] } } : {}),
    placeholderData: (previous) => previous,
  });
  const reload = () => void queries.invalidateQueries({ queryKey: ["experiment-list"] });
  useLive(["team"], reload);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];

  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-4 py-2">
        <div className="relative min-w-40 flex-1 sm:max-w-md">
          <SearchIcon
            aria-hidden
            className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground"
          />
          <Input
            ref={input}
            type="search"
            aria-label="Search experiments"
            placeholder="Search by name"
            title="Search by name (/)"
            defaultValue={view.text}
            onChange={(event) => change({ text: event.target.value })}
            className="pl-8"
          />
        </div>
        <ToggleGroup
          type="single"
          variant="outline"
          size="default"
          aria-label="Which experiments"
          value={view.archived ? "archived" : "active"}
          onValueChange={(value) => value !== "" && change({ archived: value === "archived" })}
        >
          <ToggleGroupItem value="active">Active</ToggleGroupItem>
          <ToggleGroupItem value="archived">Archived</ToggleGroupItem>
        </ToggleGroup>
      </div>
      {list.isError && rows.length === 0 ? (
        <ErrorState title="The experiments could not be read" onRetry={() => void list.refetch()}>
          {list.error.message}
        </ErrorState>
      ) : list.isPending ? (
        <SkeletonRows />
      ) : rows.length === 0 ? (
        <NoExperiments text={view.text} archived={view.archived} />
      ) : (
        <ExperimentTable rows={rows} stale={list.isPlaceholderData} onChanged={reload} />
      )}
      <ShowMore of={list} />
    </>
  );
}

function NoExperiments({ text, archived }: { text: string; archived: boolean }) {
  if (text !== "") return <EmptyState title={`No experiment has “${text}” in its name`} />;
  if (archived) return <EmptyState title="Nothing is archived" />;
  return (
    <EmptyState title="No experiments yet" command={`mlflow.set_experiment("my-first-experiment")`}>
      Clients make them by name; they appear here as soon as they do.
    </EmptyState>
  );
}
