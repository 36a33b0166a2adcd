import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Caller } from "#server/auth/caller.ts";
import { AppError, invalid } from "#server/core/errors.ts";
import { readBodyBytes } from "#server/doors/body-bytes.ts";
import { retryHeaders } from "#server/doors/retry-after.ts";
import { appRouter } from "./router.ts";

const isJson = /^application\/json\s*(?:;|$)/iu;

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
    req: await withJsonBody(request),
    router: appRouter,
    createContext: () => ({ caller, resolveCaller }),
    allowBatching: true,
    maxBatchSize: batchMax,
    allowMethodOverride: true,
    responseMeta: ({ errors }) => ({ headers: Object.assign({}, ...errors.map(headersOf)) }),
  });
}

const headersOf = ({ cause }: TRPCError) => retryHeaders(cause instanceof AppError ? cause.kind : undefined);

/**
 * tRPC would take other kinds of body, of any size, and repeat in an error what the header called it. The caller is known
 * by now, so that strangers cannot make the server read at all.
 */
async function withJsonBody(request: Request): Promise<Request> {
  if (request.method !== "POST") return request;
  if (!isJson.test(request.headers.get("content-type") ?? "")) {
    throw invalid("The body has to be JSON: send Content-Type: application/json.");
  }
  const { method, headers, signal } = request;
  return new Request(request.url, { method, headers, signal, body: await readBodyBytes(request) });
}
