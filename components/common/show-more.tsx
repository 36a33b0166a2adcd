import { Button } from "#components/ui/button.tsx";

/** Reads the next page of a list; absent once there is none. */
export function ShowMore({
  of: list,
}: {
  of: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}) {
  if (!list.hasNextPage) return null;
  return (
    <Button
      variant="ghost"
      className="mx-auto my-3 flex"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      Show more
    </Button>
  );
}
