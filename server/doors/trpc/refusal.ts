import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPCError } from "@trpc/server";
import { serialize } from "superjson";
import { toAppError } from "#server/core/errors.ts";
import { retryHeaders } from "#server/doors/retry-after.ts";
import { codeOf } from "./init.ts";

/** An error from before the router was reached (nobody is signed in, the database is away), in tRPC's own shape. */
export function renderTrpcRefusal(thrown: unknown): Response {
  const error = toAppError(thrown);
  const code = codeOf(error.kind);
  const httpStatus = getHTTPStatusCodeFromError(new TRPCError({ code }));
  const shape = {
    message: error.message,
    code: -32_000,
    data: { code, httpStatus, kind: error.kind, details: error.details },
  };
  return Response.json(
    { error: serialize(shape) },
    { status: httpStatus, headers: retryHeaders(error.kind) },
  );
}
