import { randomUUID } from "node:crypto";
import { clock } from "#server/core/clock.ts";
import { limited, notFound } from "#server/core/errors.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { addressOf } from "../address.ts";
import { Attempts } from "../attempts.ts";
import { assertOurOrigin } from "../our-origin.ts";
import { readSessionCookie, sessionCookie } from "../sessions/cookie.ts";
import { endSession } from "../sessions/end.ts";
import { askNextAuth } from "./next-auth.ts";
import { signInOptions } from "./sign-in.ts";

/** Each start asks the provider for its endpoints, so that starts are counted. */
const starts = oncePerProcess("sign-in-starts", () => new Attempts({ max: 120, windowMs: 60_000 }));
const bodyBytesMax = 16_384;

/**
 * Answers `/api/auth/<action>/<provider>`: the way to a provider (`POST signin`, with the token of `GET csrf`) and back
 * (`GET callback`). Everything else that next-auth could answer is ours or nobody's.
 *
 * @throws AppError `notFound`, `limited`, or `forbidden` for a start from another site.
 */
export async function answerSignIn(request: Request, path: readonly string[]): Promise<Response> {
  const [action = "", provider] = path;
  const url = new URL(request.url);
  switch (`${request.method} ${action}`) {
    case "GET csrf":
    case "GET callback":
      return ask(request, action, provider, Object.fromEntries(url.searchParams), {});
    case "POST signin":
      assertMayStart(request.headers);
      return ask(request, action, provider, {}, await readForm(request));
    case "GET signin":
    case "GET error":
      return seeOther(`/sign-in?error=${encodeURIComponent(url.searchParams.get("error") ?? "Callback")}`);
    case "GET signout":
      return seeOther("/sign-in/out");
    default:
      throw notFound("There is nothing at this address.");
  }
}

async function ask(
  request: Request,
  action: string,
  provider: string | undefined,
  query: Record<string, string>,
  body: Record<string, string>,
): Promise<Response> {
  const { method, headers } = request;
  const options = await signInOptions(headers.get("user-agent"));
  const question = {
    method,
    action,
    provider,
    query,
    body,
    cookies: otherCookies(headers),
    headers: Object.fromEntries(headers),
  };
  const response = await askNextAuth(question, options);
  const before = readSessionCookie(headers);
  const begins = response.headers.getSetCookie().some((line) => line.startsWith(`${sessionCookie().name}=`));
  if (begins && before !== undefined) await endSession(before);
  return response;
}

/**
 * The cookies without the session: next-auth would tie the provider's account to whoever is signed in, and who it belongs
 * to is decided by `admit`.
 */
function otherCookies(headers: Headers): Record<string, string> {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => {
    const equals = pair.indexOf("=");
    return [pair.slice(0, equals).trim(), decode(pair.slice(equals + 1).trim())] as const;
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== "" && !name.startsWith(sessionCookie().name)));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function assertMayStart(headers: Headers): void {
  assertOurOrigin(headers);
  const now = clock.now().getTime();
  const address = addressOf(headers);
  if (starts.areTooMany(address, now)) throw limited("Too many sign-ins from this address. Wait a minute.");
  starts.note(address, randomUUID(), now);
}

async function readForm(request: Request): Promise<Record<string, string>> {
  const text = await request.text();
  return text.length > bodyBytesMax ? {} : Object.fromEntries(new URLSearchParams(text));
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { Location: location } });
