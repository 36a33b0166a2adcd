"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import { useLive } from "#components/common/use-live.ts";
import { findProblem } from "#components/filter/find-problem.ts";
import { registeredModelLanguage } from "#server/core/filter/index.ts";
import type { Vocabulary } from "#server/core/filter/complete.ts";
import type { RegisteredModel } from "#server/domain/registry/schema.ts";
import { listInput, type ListView, writeListView } from "./list-view.ts";

export type ModelPage = { models: RegisteredModel[]; nextPageToken: string | undefined };

/** The models of a view, page after page and live. While another view is read the last one stays. */
export function useModels(view: ListView, first: { page: ModelPage; of: string }) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const key = writeListView(view);
  useLive(["registry"], () => void queries.invalidateQueries({ queryKey: ["model-list"] }));
  return useInfiniteQuery({
    queryKey: ["model-list", key],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => client.registry.search.query(listInput(view, pageParam), { signal }),
    getNextPageParam: (page) => page.nextPageToken,
    ...(first.of === key ? { initialData: { pages: [first.page], pageParams: [undefined] } } : {}),
    placeholderData: keepPreviousData,
    enabled: findProblem(view.filter, registeredModelLanguage) === undefined,
  });
}

const nothing: Vocabulary = { keys: {} };

/** Names of models and keys of their tags for completion: those of the first models there are. */
export function useVocabulary(): Vocabulary {
  const { data } = useQuery({ ...useTRPC().registry.search.queryOptions({}), staleTime: 60_000 });
  if (data === undefined) return nothing;
  const keys = new Set(data.models.flatMap(({ tags }) => tags.map(({ key }) => key)));
  return { keys: { tag: [...keys] }, values: { name: data.models.map(({ name }) => name) } };
}
