"use client";

import { ErrorState } from "#components/common/error-state.tsx";
import { Button } from "#components/ui/button.tsx";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ErrorState
      title="This page could not be shown"
      action={
        <Button variant="outline" onClick={reset}>
          Try again
        </Button>
      }
    >
      The server did not give what the page needs. It may be starting, or its database may be away for a
      moment.
      {error.digest !== undefined && <> If it stays, give an operator this number: {error.digest}.</>}
    </ErrorState>
  );
}
