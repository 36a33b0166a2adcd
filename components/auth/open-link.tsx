"use client";

import { Button } from "#components/ui/button.tsx";
import { postAuth } from "./post-auth.ts";
import { Refusal } from "./refusal.tsx";
import { useFragment } from "./use-fragment.ts";
import { useLeavePage } from "./use-leave-page.ts";
import { takeWantedPage } from "./wanted-page.tsx";

/** Uses the one-time link of the address. It takes a press, because scanners of mail and chat open links, too. */
export function OpenLink() {
  const secret = useFragment();
  const { isBusy, refused, go } = useLeavePage(async () => {
    await postAuth("link", { secret });
    return takeWantedPage();
  });
  if (secret === "")
    return <Refusal>This link is not whole: the part after the # is missing. Copy all of it.</Refusal>;
  return (
    <div className="grid gap-3">
      <Button size="lg" disabled={isBusy || secret === undefined} onClick={go}>
        Sign in
      </Button>
      <Refusal>{refused}</Refusal>
    </div>
  );
}
