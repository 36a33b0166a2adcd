"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { connection } from "#components/common/connection.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import { useLive } from "#components/common/use-live.ts";
import { useThrottled } from "#components/common/use-throttled.ts";
import type { RunDetails } from "./run-details.ts";

/** While runs train, the page reads them again this often at most. */
const refreshMs = 1_500;

/** A reconnect that takes longer than this is told. */
const patienceMs = 2_000;

/** Keeps runs and their charts current while the page is looked at; says whether the line is up. */
export function useRunsLive(runs: readonly Pick<RunDetails, "id" | "status">[]): "live" | "waiting" {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [state, setState] = useState<"live" | "waiting">("live");
  const started = useRef(false);
  const refresh = useThrottled(() => {
    void queryClient.invalidateQueries({ queryKey: trpc.runs.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.metrics.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.data.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.registry.listRegistrations.pathKey() });
  }, refreshMs);
  useEffect(() => {
    if (state === "live") return undefined;
    // The line at the top asks the server by itself and goes away by itself.
    const timer = setTimeout(() => connection.lose(), patienceMs);
    return () => clearTimeout(timer);
  }, [state]);
  const onChange = (topics: readonly string[]) => {
    const first = !started.current;
    started.current = true;
    // The page has just been read: only a run that trains can have changed since.
    if (first && topics.includes("*") && runs.every(({ status }) => status !== "RUNNING")) return;
    refresh();
  };
  useLive(
    runs.map(({ id }) => `run:${id}`),
    onChange,
    setState,
  );
  return state;
}
