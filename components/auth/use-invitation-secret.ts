"use client";

import { useSyncExternalStore } from "react";
import { useFragment } from "./use-fragment.ts";

const key = "saigen.invitation";

/** The invitation of the address, or the one that waited in this tab while its holder signed in. */
export function useInvitationSecret(): string | undefined {
  const fragment = useFragment();
  const waiting = useSyncExternalStore(never, readWaiting, unknown);
  return fragment === "" ? (waiting ?? "") : fragment;
}

/** Lets the invitation wait in this tab: the way to a provider and back loses what stands after the `#`. */
export function keepInvitation(secret: string): void {
  sessionStorage.setItem(key, secret);
}

const never = () => () => {};
const readWaiting = (): string | null => sessionStorage.getItem(key);
const unknown = (): null => null;
