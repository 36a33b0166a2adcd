"use client";

import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPCClient } from "#components/common/trpc.tsx";
import type { Column } from "./column.ts";
import type { RunRow } from "./row.ts";
import { childrenInput } from "./search-input.ts";
import type { View } from "./view.ts";

/** Which parents are open, and the runs below them; they are read when a parent is first opened. */
export function useNested(experimentId: number, view: View, columns: readonly Column[]) {
  const client = useTRPCClient();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const parents = [...open];
  const answers = useQueries({
    queries: parents.map((parentId) => {
      const input = childrenInput(experimentId, view, columns, parentId);
      return {
        queryKey: ["nested-runs", input],
        queryFn: async () => {
          const found = await client.runs.search.query(input);
          const runIds = found.runs.map(({ id }) => id);
          const childCounts = runIds.length === 0 ? [] : await client.runs.countChildren.query({ runIds });
          return { runs: found.runs, childCounts };
        },
      };
    }),
  });
  const children = new Map<string, readonly RunRow[]>();
  const childCounts: (readonly [string, number])[] = [];
  for (const [index, parentId] of parents.entries()) {
    const nested = answers[index]?.data;
    if (nested === undefined) continue;
    children.set(parentId, nested.runs);
    childCounts.push(...nested.childCounts);
  }
  const toggle = (runId: string) => {
    const next = new Set(open);
    if (!next.delete(runId)) next.add(runId);
    setOpen(next);
  };
  const refetch = () => Promise.all(answers.map((answer) => answer.refetch()));
  return { open, children, childCounts, toggle, refetch };
}
