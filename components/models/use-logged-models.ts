"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import type { Vocabulary } from "#server/core/filter/complete.ts";
import { listInput, type ListView, writeListView } from "./list-view.ts";
import type { ModelPage } from "./page-of-models.ts";
import { completePage } from "./page-of-models.ts";

/** The first page as the server rendered it, and the view it belongs to. */
export type FirstPage = { page: ModelPage; of: string };

/** The logged models of a view, page after page. While another view is read the last one stays, so that nothing jumps. */
export function useLoggedModels(experimentId: number, view: ListView, first: FirstPage) {
  const client = useTRPCClient();
  const key = writeListView(view);
  return useInfiniteQuery({
    queryKey: ["logged-models", experimentId, key],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<ModelPage> => {
      const found = await client.models.search.query(listInput(experimentId, view, pageParam), { signal });
      return completePage(experimentId, found, {
        runs: (input) => client.runs.search.query(input, { signal }),
        versions: (input) => client.registry.listRegistrations.query(input, { signal }),
      });
    },
    getNextPageParam: (page) => page.nextPageToken,
    ...(first.of === key ? { initialData: { pages: [first.page], pageParams: [undefined] } } : {}),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

const values = { status: ["PENDING", "READY", "UPLOAD_FAILED"] };

/** Names for completion: those of the newest models of the experiment. */
export function useVocabulary(experimentId: number): Vocabulary {
  const input = listInput(experimentId, { filter: "", sort: undefined });
  const { data } = useQuery({ ...useTRPC().models.search.queryOptions(input), staleTime: 60_000 });
  const models = data?.models ?? [];
  const keysOf = (pairs: "metrics" | "params" | "tags") => [
    ...new Set(models.flatMap((model) => model[pairs].map(({ key }) => key))),
  ];
  return {
    keys: { metric: keysOf("metrics"), param: keysOf("params"), tag: keysOf("tags") },
    values: { ...values, name: [...new Set(models.map(({ name }) => name))] },
  };
}
