import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import type { ArtifactPage } from "#server/domain/artifacts/index.ts";

/** What is directly inside a folder of the team's root, as far as it has been asked for. */
export type Listing = Pick<ArtifactPage, "entries" | "total"> & {
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Why nothing, or nothing more, could be listed. */
  error: unknown;
  /** Whether the first page is still to come. */
  isPending: boolean;
  showMore: () => void;
};

/** Lists a folder page by page; `first` is the page that is known already. */
export function useFolder(path: string, refetchInterval: number | false, first?: ArtifactPage): Listing {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const list = useInfiniteQuery({
    queryKey: trpc.artifacts.search.infiniteQueryKey({ path }),
    initialPageParam: null as ArtifactPage["next"],
    queryFn: ({ pageParam }) => client.artifacts.search.query({ path, cursor: pageParam }),
    getNextPageParam: ({ next }) => next,
    refetchInterval,
    ...(first !== undefined && { initialData: { pages: [first], pageParams: [null] } }),
  });
  const pages = list.data?.pages ?? [];
  return {
    entries: pages.flatMap(({ entries }) => entries),
    total: pages.at(-1)?.total ?? { files: 0, sizeBytes: 0 },
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    error: list.error,
    isPending: list.isPending,
    showMore: () => void list.fetchNextPage(),
  };
}
