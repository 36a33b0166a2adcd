"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { rememberLayout } from "./remembered-layout.ts";
import type { Layout, View } from "./view.ts";
import { readView, writeView } from "./view.ts";

/**
 * The view of the address, and the way to change it. The address changes without asking the server for the page
 * again; the table reads what it needs by itself. Choosing columns and widths adds no step to the browser's history,
 * and is remembered; what the address leaves open stays `remembered`.
 */
export function useView(remembered: Layout): { view: View; change: (patch: Partial<View>) => void } {
  const query = useSearchParams();
  const pathname = usePathname();
  const view = useMemo(() => readView(new URLSearchParams(query)), [query]);
  const change = (patch: Partial<View>) => {
    const next = writeView({ ...view, ...patch });
    const address = next === "" ? pathname : `${pathname}?${next}`;
    const isLayout = patch.columns !== undefined || patch.widths !== undefined;
    if (!isLayout) return window.history.pushState(null, "", address);
    window.history.replaceState(null, "", address);
    const { columns = remembered.columns, widths = remembered.widths } = { ...view, ...patch };
    rememberLayout(pathname, { ...(columns && { columns }), ...(widths && { widths }) });
  };
  return { view, change };
}
