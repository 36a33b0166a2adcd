"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { createContext, use } from "react";
import type { KeyValue } from "#components/common/key-value.ts";
import { useTRPC } from "#components/common/trpc.tsx";
import type { Direction } from "#server/domain/metrics/direction.ts";
import { directionOf } from "#server/domain/metrics/direction.ts";
import type { RunDetails } from "./run-details.ts";

/** What the parts of a run's page share. */
export type RunPage = {
  /** As the server read it for this page. */
  run: RunDetails;
  teamSlug: string;
  experiment: { name: string; tags: readonly KeyValue[] };
  /** Absent when the run is not nested, or its parent is unknown. */
  parentName?: string;
};

const RunContext = createContext<RunPage | undefined>(undefined);

export function RunProvider({ page, children }: { page: RunPage; children: ReactNode }) {
  return <RunContext value={page}>{children}</RunContext>;
}

/** The page's run, kept current. @throws Error outside a run's page. */
export function useRunPage(): RunPage {
  const page = use(RunContext);
  if (page === undefined) throw new Error("useRunPage is called outside a run's page");
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.runs.get.queryOptions({ runId: page.run.id }, { initialData: () => page.run, staleTime: Infinity }),
  );
  return { ...page, run: data ?? page.run };
}

/** Which way the metrics of an experiment get better. */
export function directionsOf(tags: readonly KeyValue[]): (key: string) => Direction | undefined {
  const byKey = new Map(tags.map(({ key, value }) => [key, value]));
  return (key) => directionOf(key, byKey);
}
