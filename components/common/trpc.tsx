"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { TRPCClientError, TRPCLink } from "@trpc/client";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { observable, tap } from "@trpc/server/observable";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { ReactNode } from "react";
import { useState } from "react";
import superjson from "superjson";
import type { AppRouter } from "#server/doors/trpc/router.ts";
import { connection } from "./connection.ts";

const context = createTRPCContext<AppRouter>();

/** The typed API as React Query options: `useQuery(useTRPC().runs.get.queryOptions({ … }))`. */
export const useTRPC = context.useTRPC;
/** The typed API as plain promises, for event handlers. */
export const useTRPCClient = context.useTRPCClient;

/** Gives the pages of one team their API; every call goes to that team. */
export function TeamApi({ team, children }: { team: string; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(() => createClient(team));
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (failures, error) => failures < 3 && isPassing(error) },
    },
  });
}

function createClient(team: string) {
  const url = `/api/teams/${team}/trpc`;
  return createTRPCClient<AppRouter>({
    links: [
      watchConnection,
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url, transformer: superjson }),
        // Questions about a page of runs name a hundred ids, too many for an address.
        false: httpBatchLink({ url, transformer: superjson, methodOverride: "POST", maxItems: 20 }),
      }),
    ],
  });
}

/** Tells the line at the top when the server does not answer, and when it answers again. */
const watchConnection: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op)
        .pipe(
          tap({
            next: ({ result }) => {
              if (result.type !== "state") connection.restore();
              else if (result.state === "connecting" && result.error) connection.lose();
            },
            error: (error) => {
              // A call that the page itself gave up says nothing of the server.
              if (op.signal?.aborted !== true && isUnanswered(error)) connection.lose();
            },
          }),
        )
        .subscribe(observer),
    );

/** The server is away, what answers in its place is no server of ours, or its database is away. */
function isUnanswered({ cause, data }: TRPCClientError<AppRouter>): boolean {
  return data?.httpStatus === 503 || cause instanceof TypeError || cause instanceof SyntaxError;
}

function isPassing(error: unknown): boolean {
  const status = error instanceof Error && "data" in error ? statusOf(error.data) : undefined;
  return status === undefined || status >= 500;
}

function statusOf(data: unknown): number | undefined {
  if (typeof data !== "object" || data === null || !("httpStatus" in data)) return undefined;
  return typeof data.httpStatus === "number" ? data.httpStatus : undefined;
}
