"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import type { Comparison } from "./address.ts";
import { readComparison, writeComparison } from "./address.ts";

/** What is compared, kept in the address, and the way to change it. */
export function useComparison(): [Comparison, (next: Comparison) => void] {
  const params = useSearchParams();
  const [comparison, setComparison] = useState(() => readComparison(params));
  const change = (next: Comparison) => {
    setComparison(next);
    const search = writeComparison(new URLSearchParams(window.location.search), next);
    // A comma is legal in a query and keeps an address of many runs readable.
    window.history.replaceState(null, "", `?${search.toString().replaceAll("%2C", ",")}`);
  };
  return [comparison, change];
}
