"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { listKey, readListView, writeListView } from "./list-view.ts";
import type { ListView } from "./list-view.ts";

/** What the list shows, as its address says it, and the way to change it. Typing adds nothing to the history. */
export function useListView(): { view: ListView; key: string; change: (patch: Partial<ListView>) => void } {
  const query = useSearchParams();
  const pathname = usePathname();
  const view = readListView(new URLSearchParams(query));
  const change = (patch: Partial<ListView>) => {
    const next = writeListView({ ...view, ...patch });
    window.history.replaceState(null, "", next === "" ? pathname : `${pathname}?${next}`);
  };
  return { view, key: listKey(view), change };
}
