"use client";

import { useEffect } from "react";

const key = "saigen.wanted";

/** Lets the page that somebody came for wait in this tab while they fetch a one-time link. */
export function KeepWantedPage({ path }: { path: string }) {
  useEffect(() => sessionStorage.setItem(key, withFragment(path)), [path]);
  return null;
}

/** The page that waited, `/` when none did; it waits no longer. */
export function takeWantedPage(): string {
  const path = sessionStorage.getItem(key) ?? "/";
  sessionStorage.removeItem(key);
  return path;
}

/** The path with what stands after the `#` of this page: browsers carry it through the redirects that lead here, and the addresses that the MLflow client prints have all they say there. */
export function withFragment(path: string): string {
  return path.includes("#") ? path : path + window.location.hash;
}
