"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { type ListView, readListView, writeListView } from "./list-view.ts";

/** What the list shows, as its address says it, and the way to change it. Each change is a step that the back button undoes. */
export function useListView(): { view: ListView; change: (patch: Partial<ListView>) => void } {
  const query = useSearchParams();
  const pathname = usePathname();
  const view = useMemo(() => readListView(new URLSearchParams(query)), [query]);
  const change = (patch: Partial<ListView>) => {
    const next = writeListView({ ...view, ...patch });
    window.history.pushState(null, "", next === "" ? pathname : `${pathname}?${next}`);
  };
  return { view, change };
}
