"use client";

import { Button } from "#components/ui/button.tsx";
import { postAuth } from "./post-auth.ts";
import { Refusal } from "./refusal.tsx";
import { useLeavePage } from "./use-leave-page.ts";

/** Ends the session here and, where it began at a provider, there. */
export function SignOutButton() {
  const { isBusy, refused, go } = useLeavePage(() => postAuth("sign-out", {}));
  return (
    <div className="grid gap-3">
      <Button size="lg" disabled={isBusy} onClick={go}>
        Sign out
      </Button>
      <Refusal>{refused}</Refusal>
    </div>
  );
}
