"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { createContext, use } from "react";
import { useTRPC } from "#components/common/trpc.tsx";
import type { LoggedModel } from "#server/domain/models/schema.ts";

/** What the parts of a logged model's page share. */
export type LoggedModelPage = {
  /** As the server read it for this page, with the latest point of each metric and dataset. */
  model: LoggedModel;
  teamSlug: string;
  experimentName: string;
  /** Absent when the team has no such run: the id is what a client sent. */
  sourceRunName?: string;
};

const LoggedModelContext = createContext<LoggedModelPage | undefined>(undefined);

export function LoggedModelProvider({ page, children }: { page: LoggedModelPage; children: ReactNode }) {
  return <LoggedModelContext value={page}>{children}</LoggedModelContext>;
}

/** The question a logged model's page asks for it: it shows a deleted one, too. */
export const modelInput = (modelId: string) => ({ modelId, allowDeleted: true, points: "latest" }) as const;

/** The page's model, kept current. @throws Error outside a logged model's page. */
export function useLoggedModelPage(): LoggedModelPage {
  const page = use(LoggedModelContext);
  if (page === undefined) throw new Error("useLoggedModelPage is called outside a logged model's page");
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.models.get.queryOptions(modelInput(page.model.id), {
      initialData: () => page.model,
      staleTime: Infinity,
    }),
  );
  return { ...page, model: data ?? page.model };
}
