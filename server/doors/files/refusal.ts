import type { Context } from "hono";
import type { ErrorKind } from "#server/core/errors.ts";
import { toAppError } from "#server/core/errors.ts";
import { retryHeaders } from "#server/doors/retry-after.ts";

const statuses = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  precondition: 412,
  limited: 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorKind, number>;

/** An error as JSON for the page's own script; nobody navigates here without a link of ours. */
export function renderFilesRefusal(thrown: unknown, c: Context): Response {
  const error = toAppError(thrown);
  return c.json({ error: error.message }, statuses[error.kind], {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...retryHeaders(error.kind),
  });
}
