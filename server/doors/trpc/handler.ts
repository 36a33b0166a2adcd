import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Caller } from "#server/auth/caller.ts";
import { readBodyBytes } from "#server/doors/body-bytes.ts";
import { appRouter } from "./router.ts";

/** Calls bundled in one request at most; a page needs a handful. */
const batchMax = 20;

/**
 * Answers one tRPC request. `endpoint` is the path before the procedure's name; `resolveCaller` tells who calls, and is
 * asked again by what stays open while access may change.
 */
export async function handleTrpc(
  request: Request,
  endpoint: string,
  resolveCaller: () => Promise<Caller>,
): Promise<Response> {
  const caller = await resolveCaller();
  return fetchRequestHandler({
    endpoint,
    req: await withBoundedBody(request),
    router: appRouter,
    createContext: () => ({ caller, resolveCaller }),
    allowBatching: true,
    maxBatchSize: batchMax,
    allowMethodOverride: true,
  });
}

/** tRPC would read a body of any size. The caller is known by now, so that strangers cannot make the server read at all. */
async function withBoundedBody(request: Request): Promise<Request> {
  if (request.method !== "POST") return request;
  const { method, headers, signal } = request;
  return new Request(request.url, { method, headers, signal, body: await readBodyBytes(request) });
}
