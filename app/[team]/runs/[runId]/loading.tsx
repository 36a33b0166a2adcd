import { SkeletonRows } from "#components/common/skeleton-rows.tsx";

/** A part of a run that is on its way. The run itself is awaited, so that one that is not there answers 404. */
export default function RunPartLoading() {
  return (
    <div className="p-4">
      <SkeletonRows />
    </div>
  );
}
