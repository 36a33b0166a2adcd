"use client";

import { Button } from "#components/ui/button.tsx";
import { useFragment } from "./use-fragment.ts";
import { keepInvitation } from "./use-invitation-secret.ts";

/** Leads through sign-in and back here, where the invitation has waited. */
export function SignInFirst() {
  const secret = useFragment() ?? "";
  return (
    <div className="grid gap-3">
      <p className="text-center text-muted-foreground">Sign in to accept it; you come back here.</p>
      <Button asChild size="lg">
        <a
          href={`/sign-in?to=${encodeURIComponent("/invitations/accept")}`}
          onClick={() => keepInvitation(secret)}
        >
          Sign in
        </a>
      </Button>
    </div>
  );
}
