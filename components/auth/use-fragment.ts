"use client";

import { useSyncExternalStore } from "react";

/** What stands after the `#` of the address, which never reaches the server; undefined until the browser has taken over. */
export function useFragment(): string | undefined {
  return useSyncExternalStore(subscribe, read, unknown);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

const read = (): string => window.location.hash.slice(1);
const unknown = (): undefined => undefined;
