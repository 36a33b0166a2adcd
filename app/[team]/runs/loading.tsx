import { SkeletonRows } from "#components/common/skeleton-rows.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** A run that is on its way: header, tabs and lists at their height. */
export default function RunLoading() {
  return (
    <main id="main" className="flex min-w-0 flex-1 flex-col">
      <div className="h-12 border-b" />
      <div className="space-y-2 px-4 pt-5 pb-3">
        <Skeleton className="h-6 w-64" />
        <Skeleton className="h-4 w-40" />
      </div>
      <div className="h-9 border-b" />
      <div className="p-4">
        <SkeletonRows />
      </div>
    </main>
  );
}
