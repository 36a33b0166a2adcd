"use client";

import { Button } from "#components/ui/button.tsx";
import { beginSignIn } from "./post-auth.ts";
import { Refusal } from "./refusal.tsx";
import { useLeavePage } from "./use-leave-page.ts";
import { withFragment } from "./wanted-page.tsx";

/** Goes to a provider to sign in, and back to `to`. */
export function ProviderButton(props: { provider: string; label: string; to: string; isFirst: boolean }) {
  const { provider, label, to, isFirst } = props;
  const { isBusy, refused, go } = useLeavePage(() => beginSignIn(provider, withFragment(to)));
  return (
    <>
      <Button size="lg" variant={isFirst ? "default" : "outline"} disabled={isBusy} onClick={go}>
        Sign in with {label}
      </Button>
      <Refusal>{refused}</Refusal>
    </>
  );
}
