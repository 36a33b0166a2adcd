import { SkeletonRows } from "#components/common/skeleton-rows.tsx";

/** A part of a logged model that is on its way. The model itself is awaited, so that one that is not there answers 404. */
export default function LoggedModelPartLoading() {
  return (
    <div className="p-4">
      <SkeletonRows />
    </div>
  );
}
