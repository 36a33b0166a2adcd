"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { rememberColumns } from "./remembered-columns.ts";
import type { View } from "./view.ts";
import { readView, writeView } from "./view.ts";

/**
 * The view of the address, and the way to change it. The address changes without asking the server for the page
 * again; the table reads what it needs by itself. Choosing columns adds no step to the browser's history.
 */
export function useView(): { view: View; change: (patch: Partial<View>) => void } {
  const query = useSearchParams();
  const pathname = usePathname();
  const view = useMemo(() => readView(new URLSearchParams(query)), [query]);
  const change = (patch: Partial<View>) => {
    const next = writeView({ ...view, ...patch });
    const address = next === "" ? pathname : `${pathname}?${next}`;
    if (patch.columns === undefined) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
    if (patch.columns !== undefined) rememberColumns(pathname, patch.columns);
  };
  return { view, change };
}
