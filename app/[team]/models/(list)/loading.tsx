import { Page } from "#components/common/frame/page.tsx";
import { SkeletonRows } from "#components/common/skeleton-rows.tsx";

export default function Loading() {
  return (
    <Page crumbs={[{ label: "Models" }]}>
      <div className="h-12" />
      <SkeletonRows />
    </Page>
  );
}
