"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#components/common/trpc.tsx";
import { useLive } from "#components/common/use-live.ts";
import { useThrottled } from "#components/common/use-throttled.ts";

/** While a model is measured at every step, the page reads it again this often at most. */
const refreshMs = 1_500;

/** Keeps a logged model, its files and what was registered of it current while the page is looked at. */
export function useLoggedModelLive(modelId: string): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = useThrottled(() => {
    void queries.invalidateQueries({ queryKey: trpc.models.pathKey() });
    void queries.invalidateQueries({ queryKey: trpc.registry.listRegistrations.pathKey() });
    void queries.invalidateQueries({ queryKey: trpc.artifacts.search.pathKey() });
  }, refreshMs);
  useLive([`loggedModel:${modelId}`, "registry"], refresh);
}
