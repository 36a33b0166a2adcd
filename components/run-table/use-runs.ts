"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTRPCClient } from "#components/common/trpc.tsx";
import type { Column } from "./column.ts";
import type { FirstPage, RunPage } from "./page-key.ts";
import { pageKey } from "./page-key.ts";
import { searchInput } from "./search-input.ts";
import type { View } from "./view.ts";
import { showsTree } from "./view.ts";

/** The runs of a view, page after page. While another view is read the last one stays, so that nothing jumps. */
export function useRuns(experimentId: number, view: View, columns: readonly Column[], first: FirstPage) {
  const client = useTRPCClient();
  const input = searchInput(experimentId, view, columns);
  const key = pageKey(view, columns);
  return useInfiniteQuery({
    queryKey: ["run-table", experimentId, key],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<RunPage> => {
      const found = await client.runs.search.query({ ...input, pageToken: pageParam }, { signal });
      const runIds = found.runs.map(({ id }) => id);
      const childCounts =
        showsTree(view) && runIds.length > 0
          ? await client.runs.countChildren.query({ runIds }, { signal })
          : [];
      return { ...found, childCounts };
    },
    getNextPageParam: (page) => page.nextPageToken,
    ...(first.of === key
      ? {
          initialData: { pages: [first.page], pageParams: [undefined] },
          initialDataUpdatedAt: first.readAtMs,
        }
      : {}),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}
