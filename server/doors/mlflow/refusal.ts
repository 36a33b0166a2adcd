import type { Context } from "hono";
import { currentRequestId, log } from "#server/core/log.ts";
import { retryHeaders } from "#server/doors/retry-after.ts";
import { toAppError, type AppError, type ErrorKind } from "#server/core/errors.ts";

type Status = 400 | 401 | 403 | 404 | 429 | 500 | 503;

/**
 * Clients retry 408, 429 and 5xx for minutes and then throw the text away, so that only what can pass by itself has
 * such a status. `conflict` is 400 as in the reference.
 */
const statuses: Record<ErrorKind, readonly [Status, errorCode: string]> = {
  invalid: [400, "INVALID_PARAMETER_VALUE"],
  unauthorized: [401, "UNAUTHENTICATED"],
  forbidden: [403, "PERMISSION_DENIED"],
  notFound: [404, "RESOURCE_DOES_NOT_EXIST"],
  conflict: [400, "RESOURCE_ALREADY_EXISTS"],
  precondition: [400, "INVALID_PARAMETER_VALUE"],
  limited: [429, "REQUEST_LIMIT_EXCEEDED"],
  unavailable: [503, "TEMPORARILY_UNAVAILABLE"],
  internal: [500, "INTERNAL_ERROR"],
};

/** Renders whatever was thrown as the protocol's JSON error; the private cause goes to the log only. */
export function refuse(c: Context, thrown: unknown): Response {
  const error = toAppError(thrown);
  if (error.kind === "internal" && error !== thrown) {
    log.error({ err: error.cause, path: c.req.path }, "the MLflow door failed");
  }
  const [status, errorCode] = statuses[error.kind];
  return c.json({ error_code: errorCode, message: messageOf(error) }, status, headersOf(error.kind));
}

/** 404 for addresses nobody serves; clients fall back to older endpoints by this very code. */
export const refuseUnknownEndpoint = (c: Context): Response =>
  c.json(
    {
      error_code: "ENDPOINT_NOT_FOUND",
      message: `${c.req.method} ${c.req.path} is not served. docs/mlflow.md lists what is.`,
    },
    404,
  );

/** 501 for what is not offered: clients do not try it again and fall back to the plain way. */
export const refuseUnsupported = (c: Context, message: string): Response =>
  c.json({ error_code: "NOT_IMPLEMENTED", message }, 501);

function messageOf(error: AppError): string {
  const requestId = currentRequestId();
  return error.kind === "internal" && requestId !== undefined
    ? `${error.message} Request id: ${requestId}.`
    : error.message;
}

function headersOf(kind: ErrorKind): Record<string, string> {
  return kind === "unauthorized" ? { "WWW-Authenticate": 'Bearer realm="saigen"' } : retryHeaders(kind);
}
