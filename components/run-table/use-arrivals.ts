"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "#components/common/trpc.tsx";
import { findProblem } from "#components/filter/find-problem.ts";
import { runLanguage } from "#server/core/filter/index.ts";
import { scopeInput, sinceInput } from "./search-input.ts";
import type { View } from "./view.ts";
import { writeView } from "./view.ts";

/** How many runs a view has; counting stops somewhere, and then the count is not exact. */
export type Total = { count: number; isExact: boolean };

/** What is known of the reading whose rows are shown: when it was and, where its end was reached, how many they are. */
export type Reading = { sinceMs: number; count: number | undefined };

/**
 * How many runs the view has, and how many of them have come since it was read: what is beyond the count then or,
 * where counting stops short of the end, the runs that began since.
 */
export function useArrivals(experimentId: number, view: View, reading: Reading) {
  const { sinceMs } = reading;
  const { count } = useTRPC().runs;
  const scope = writeView({ ...view, sort: "", columns: [] });
  const [seen, setSeen] = useState<{ scope: string; count: number; sinceMs: number }>();
  const total = useQuery({
    ...count.queryOptions(scopeInput(experimentId, view)),
    enabled: findProblem(view.filter, runLanguage) === undefined,
    staleTime: Infinity,
  });
  if (total.data !== undefined && seen?.scope !== scope) {
    setSeen({ scope, count: total.data.count, sinceMs });
  }
  const later = useQuery({
    ...count.queryOptions(sinceInput(experimentId, view, seen?.sinceMs ?? sinceMs)),
    enabled: total.data?.isExact === false && seen?.scope === scope,
    staleTime: Infinity,
  });
  return {
    total: total.data,
    arrived: arrivedOf(
      total.data,
      later.data,
      reading.count ?? (seen?.scope === scope ? seen.count : undefined),
    ),
    refetch: () => (total.data?.isExact === false ? later.refetch() : total.refetch()),
    forget: () => setSeen(undefined),
  };
}

function arrivedOf(total: Total | undefined, later: Total | undefined, seen: number | undefined): number {
  if (total === undefined || seen === undefined) return 0;
  return total.isExact ? Math.max(0, total.count - seen) : (later?.count ?? 0);
}
