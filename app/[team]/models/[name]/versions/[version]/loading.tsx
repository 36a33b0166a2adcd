import { SkeletonRows } from "#components/common/skeleton-rows.tsx";

/** A part of a version that is on its way. The version itself is awaited, so that one that is not there answers 404. */
export default function VersionPartLoading() {
  return (
    <div className="p-4">
      <SkeletonRows />
    </div>
  );
}
