import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { pageHeaders } from "#server/auth/page-headers.ts";
import { isDatabaseAway } from "./doors/ops/readiness.ts";
import { awayPage, awayPolicy, retrySeconds } from "./away-page.ts";

/**
 * Pages, and while the database is away a plain one with status 503 in their place: Next would answer 500 with a text
 * that needs a script. The question costs a page one short query, and machines nothing.
 */
export function whileDatabaseAnswers(pages: RequestListener): RequestListener {
  return async (request, response) => {
    if (isWholePage(request) && (await isDatabaseAway())) refusePage(request, response);
    else pages(request, response);
  };
}

/** Files need no database. A page that is already open shows in its own frame that the next one cannot be had. */
function isWholePage({ method, url = "/", headers }: IncomingMessage): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  if (/^\/(?:_next\/|icon\.svg|robots\.txt)/u.test(url)) return false;
  return headers["rsc"] === undefined || headers["next-router-prefetch"] !== undefined;
}

function refusePage({ method }: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, {
    ...pageHeaders,
    "Content-Security-Policy": awayPolicy,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(awayPage),
    "Cache-Control": "no-store",
    "Retry-After": retrySeconds,
  });
  response.end(method === "HEAD" ? undefined : awayPage);
}
