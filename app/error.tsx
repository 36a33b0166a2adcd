"use client";

import { useRouter } from "next/navigation";
import { startTransition, useCallback } from "react";
import { ErrorState } from "#components/common/error-state.tsx";
import { useComeback } from "#components/common/use-comeback.ts";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Stands where a page could not be drawn. While the database is away it waits for it, and the page comes by itself. */
export default function PageError({ error, reset }: Props) {
  const router = useRouter();
  const tryAgain = useCallback(
    () =>
      startTransition(() => {
        router.refresh();
        reset();
      }),
    [router, reset],
  );
  const isAway = useComeback(tryAgain);
  if (isAway)
    return (
      <ErrorState title="The database is away for a moment">
        The server does not answer, or its database is away. This page appears by itself once it is back.
      </ErrorState>
    );
  return (
    <ErrorState title="This page could not be shown" onRetry={tryAgain}>
      Something went wrong while the server drew it.
      {error.digest !== undefined && <> If it stays, give an operator this number: {error.digest}.</>}
    </ErrorState>
  );
}
