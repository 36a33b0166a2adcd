"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { createContext, use } from "react";
import { useTRPC } from "#components/common/trpc.tsx";
import type { ModelVersion, RegisteredModel, VersionResults } from "#server/domain/registry/schema.ts";
import { useModel } from "./use-model.ts";

/** What the parts of a version's page share. */
export type VersionPage = {
  model: RegisteredModel;
  version: ModelVersion;
  /** Absent when neither its run nor its logged model is the team's. */
  results: VersionResults | undefined;
};

const VersionContext = createContext<VersionPage | undefined>(undefined);

export function VersionProvider({ page, children }: { page: VersionPage; children: ReactNode }) {
  return <VersionContext value={page}>{children}</VersionContext>;
}

/** The page's version, kept current; `isGone` once it or its model was deleted. @throws Error outside a version's page. */
export function useVersionPage(): VersionPage & { isGone: boolean } {
  const page = use(VersionContext);
  if (page === undefined) throw new Error("useVersionPage is called outside a version's page");
  const { registry } = useTRPC();
  const { name, version: number } = page.version;
  const { model, isGone: isModelGone } = useModel(page.model);
  const version = useQuery(
    registry.getVersion.queryOptions(
      { name, version: number },
      { initialData: () => page.version, staleTime: Infinity },
    ),
  );
  const results = useQuery(
    registry.listVersionResults.queryOptions(
      { name, versions: [number] },
      { initialData: () => (page.results === undefined ? [] : [page.results]), staleTime: Infinity },
    ),
  );
  return {
    model,
    version: version.data,
    results: results.data[0],
    isGone: isModelGone || version.error?.data?.kind === "notFound",
  };
}
