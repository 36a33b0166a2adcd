import type { Context } from "hono";
import { toAppError } from "#server/core/errors.ts";
import { httpStatuses } from "#server/core/http-statuses.ts";
import { retryHeaders } from "#server/doors/retry-after.ts";

/** An error as JSON for the page's own script; nobody navigates here without a link of ours. */
export function renderFilesRefusal(thrown: unknown, c: Context): Response {
  const error = toAppError(thrown);
  return c.json({ error: error.message }, httpStatuses[error.kind], {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...retryHeaders(error.kind),
  });
}
