"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTRPC } from "#components/common/trpc.tsx";
import { useLive } from "#components/common/use-live.ts";

/** Between two readings: a sweep makes many runs a second, and nobody reads that fast. */
const refreshMs = 2_000;

/** Reads recent runs and activity again when something happens in the team. */
export function LiveHome() {
  const queries = useQueryClient();
  const trpc = useTRPC();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(["team"], () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries(trpc.runs.search.pathFilter());
      void queries.invalidateQueries(trpc.activity.list.pathFilter());
    }, refreshMs);
  });
  return null;
}
