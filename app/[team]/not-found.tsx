import { EmptyState } from "#components/common/empty-state.tsx";
import { HomeLink } from "#components/common/frame/home-link.tsx";
import { Page } from "#components/common/frame/page.tsx";

export default function NotFound() {
  return (
    <Page crumbs={[{ label: "Not found" }]}>
      <EmptyState title="There is nothing here" action={<HomeLink />}>
        It may have been removed for good, or the address belongs to another team.
      </EmptyState>
    </Page>
  );
}
