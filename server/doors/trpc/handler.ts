import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Caller } from "#server/auth/caller.ts";
import { appRouter } from "./router.ts";

/** Calls bundled in one request at most; a page needs a handful. */
const batchMax = 20;

/** Answers one tRPC request for a caller that is already known. `endpoint` is the path before the procedure's name. */
export function handleTrpc(request: Request, endpoint: string, caller: Caller): Promise<Response> {
  return fetchRequestHandler({
    endpoint,
    req: request,
    router: appRouter,
    createContext: () => ({ caller }),
    allowBatching: true,
    maxBatchSize: batchMax,
    allowMethodOverride: true,
  });
}
