"use client";

import { Page } from "#components/common/frame/page.tsx";
import PageError from "../error.tsx";

export default function TeamPageError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Page crumbs={[{ label: "Not shown" }]}>
      <PageError {...props} />
    </Page>
  );
}
