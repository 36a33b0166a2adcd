"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#components/common/trpc.tsx";
import type { Vocabulary } from "#server/core/filter/complete.ts";

const nothing: Vocabulary = { keys: {} };

/** The names in use in the experiment, for completion and for the choice of columns. */
export function useVocabulary(experimentId: number): Vocabulary {
  const { data } = useQuery({ ...useTRPC().runs.listKeys.queryOptions({ experimentId }), staleTime: 60_000 });
  if (data === undefined) return nothing;
  return { keys: { metric: data.metrics, param: data.params, tag: data.tags } };
}
