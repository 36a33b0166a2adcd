import { SkeletonRows } from "#components/common/skeleton-rows.tsx";

/** A comparison that is on its way. */
export default function CompareLoading() {
  return (
    <main id="main" className="flex min-w-0 flex-1 flex-col">
      <div className="h-12 border-b" />
      <div className="p-4">
        <SkeletonRows />
      </div>
    </main>
  );
}
