import { Skeleton } from "#components/ui/skeleton.tsx";

/** Rows of a table that is on its way, as high as the rows that come. */
export function SkeletonRows({ rows = 12 }: { rows?: number }) {
  return (
    <output aria-label="Loading" className="block">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-8 items-center gap-4 border-b px-4">
          <Skeleton className="h-3 w-1/4" />
          <Skeleton className="h-3 w-16" />
          <Skeleton className="ml-auto h-3 w-20" />
          <Skeleton className="h-3 w-12" />
        </div>
      ))}
    </output>
  );
}
