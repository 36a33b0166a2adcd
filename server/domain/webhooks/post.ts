import { lookup } from "node:dns";
import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { AppError, findCode } from "#server/core/errors.ts";
import { assertMayReach, guardedLookup } from "./guard.ts";
import type { Attempt } from "./schema.ts";

const timeoutSeconds = 30; // MLflow's number
/** As much of an answer as is read and kept: enough to see what went wrong there. */
const excerptBytesMax = 4_096;

/**
 * How one request ended, and what that means for the next: `isRefused` when we ourselves would not make it,
 * `retryAfterSeconds` when the receiver asks to be left alone for so long.
 */
export type Answer = { attempt: Attempt; isRefused: boolean; retryAfterSeconds?: number | undefined };

/**
 * Posts a body once, to an address that may be asked, and follows no redirect. What does not come to pass is an answer, too:
 * it throws only when `signal` gives up.
 */
export async function post(
  { url, body, headers }: { url: URL; body: string; headers: Record<string, string> },
  signal: AbortSignal,
): Promise<Answer> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const { status, excerpt, retryAfterSeconds } = await exchange(url, body, headers, signal);
    const isDelivered = status >= 200 && status < 300;
    const error = isDelivered ? null : sayStatus(status);
    const attempt = { isDelivered, status, excerpt, error, durationMs: took() };
    return { attempt, isRefused: false, retryAfterSeconds };
  } catch (thrown) {
    signal.throwIfAborted();
    return { attempt: failed(sayFailure(thrown, url), took()), isRefused: thrown instanceof AppError };
  }
}

/** An attempt to which nobody answered. */
export const failed = (error: string, durationMs: number): Attempt => {
  return { isDelivered: false, status: null, excerpt: null, error, durationMs };
};

type Exchanged = { status: number; excerpt: string; retryAfterSeconds: number | undefined };

function exchange(
  url: URL,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Exchanged> {
  assertMayReach(url);
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  const until = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]);
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: "POST",
      headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
      lookup: guardedLookup(url, lookup),
      // A connection of its own: one that is kept may have been made for another reason, unguarded.
      agent: false,
      signal: until,
    });
    sent.on("response", (response) => void readAnswer(response).then(resolve, reject));
    sent.on("error", reject);
    sent.end(body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<Exchanged> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.byteLength;
    if (length >= excerptBytesMax) break;
  }
  const excerpt = Buffer.concat(chunks)
    .subarray(0, excerptBytesMax)
    .toString("utf8")
    .replaceAll("\0", "\uFFFD");
  return {
    status: response.statusCode ?? 0,
    excerpt,
    retryAfterSeconds: readSeconds(response.headers["retry-after"]),
  };
}

/** Only the form in seconds: a date needs two clocks that agree. */
const readSeconds = (header: string | undefined): number | undefined =>
  header !== undefined && /^\d{1,9}$/u.test(header) ? Number(header) : undefined;

function sayStatus(status: number): string {
  if (status >= 300 && status < 400)
    return `The receiver answered ${status}: redirects are not followed. Enter the address it redirects to.`;
  return `The receiver answered ${status}.`;
}

/** For people: what to look at, without anything of our own network. */
function sayFailure(thrown: unknown, { hostname }: URL): string {
  if (thrown instanceof AppError) return thrown.message;
  if (thrown instanceof Error && thrown.name === "AbortError")
    return `The receiver did not answer within ${timeoutSeconds} seconds.`;
  const code = findCode(thrown) ?? "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `The name ${hostname} could not be looked up.`;
  if (code === "ECONNREFUSED") return `${hostname} refused the connection.`;
  if (code === "ECONNRESET" || code === "EPIPE") return `${hostname} broke the connection off.`;
  if (code.includes("CERT") || code.includes("SELF_SIGNED") || code.startsWith("ERR_TLS"))
    return `The certificate of ${hostname} is not trusted (${code}).`;
  return `The request to ${hostname} failed${code === "" ? "" : ` (${code})`}.`;
}
