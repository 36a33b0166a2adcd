"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import { useLive } from "#components/common/use-live.ts";
import type { RegisteredModel } from "#server/domain/registry/schema.ts";
import { readRows, versionsInput, type VersionRow, type VersionRows } from "./version-rows.ts";

/** A model as the server read it for the page, kept current; `isGone` once the team has none of this name any more. */
export function useModel(initial: RegisteredModel): { model: RegisteredModel; isGone: boolean } {
  const { data, error } = useQuery(
    useTRPC().registry.get.queryOptions(
      { name: initial.name },
      { initialData: () => initial, staleTime: Infinity },
    ),
  );
  return { model: data, isGone: error?.data?.kind === "notFound" };
}

/** The versions of a model, page after page, newest first. */
export function useVersions(name: string, first: VersionRows) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: [...trpc.registry.searchVersions.pathKey(), "pages", name],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => readRows(client, name, versionsInput(name, pageParam)),
    getNextPageParam: (page) => page.nextPageToken,
    initialData: { pages: [first], pageParams: [undefined] },
    staleTime: Infinity,
  });
}

/** Versions whose runs and logged models are listened to; more would not be told apart by somebody who looks. */
const followedMax = 90;

/** Reads what is shown of a model again when it, one of its versions, or what they were made of changes. */
export function useModelLive(modelId: number, rows: readonly VersionRow[]): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const followed = rows.slice(0, followedMax);
  const loggedModels = followed.flatMap(({ version: { loggedModelId: id } }) =>
    id === null ? [] : [`loggedModel:${id}`],
  );
  const runs = followed.flatMap(({ results }) => (results?.run ? [`run:${results.run.id}`] : []));
  useLive([`model:${modelId}`, ...new Set([...loggedModels, ...runs])], () => {
    void queries.invalidateQueries({ queryKey: trpc.registry.pathKey() });
  });
}
