"use client";

import { useSearchParams } from "next/navigation";
import { useRef, useState } from "react";
import type { ChartView } from "./chart-view.ts";
import { changeView, readChartView, writeChartView } from "./chart-view.ts";

/** How long a moving slider or a typing hand is waited for; browsers allow only so many changes of an address. */
const settleMs = 250;

/** How the charts are looked at, kept in the address, and the way to change it. */
export function useChartView(): [ChartView, (change: Partial<ChartView>) => void] {
  const params = useSearchParams();
  const [view, setView] = useState(() => readChartView(params));
  const latest = useRef(view);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = (part: Partial<ChartView>) => {
    latest.current = changeView(latest.current, part);
    setView(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => writeAddress(latest.current), settleMs);
  };
  return [view, change];
}

function writeAddress(view: ChartView): void {
  const search = writeChartView(new URLSearchParams(window.location.search), view).toString();
  window.history.replaceState(null, "", search === "" ? window.location.pathname : `?${search}`);
}
