import { createHmac, timingSafeEqual } from "node:crypto";
import { clock } from "#server/core/clock.ts";
import { forbidden, unauthorized } from "#server/core/errors.ts";
import { deriveKey } from "#server/core/installation-secret.ts";
import type { Caller } from "./caller.ts";
import { lookUpToken } from "./tokens/look-up.ts";

/** What one address is good for: one method on one path of ours, until then, as whoever's token asked for it. */
export type Grant = { method: "GET" | "PUT"; path: string; expiresAt: Date };

/**
 * A path and query that need no token: they carry the right of the caller's token to this one thing. The token itself is
 * not in it, and once it is revoked the address is worth nothing either.
 *
 * @throws AppError `forbidden` for a caller without a token.
 */
export async function signAddress(
  { actor, team }: Caller,
  { method, path, expiresAt }: Grant,
): Promise<string> {
  if (actor.kind !== "token") throw forbidden("Addresses are signed for tokens only.");
  const claims = new URLSearchParams({
    team: String(team.id),
    token: String(actor.tokenId),
    expires: String(Math.floor(expiresAt.getTime() / 1000)),
  });
  const signature = await sign(method, path, claims);
  return `${path}?${claims}&signature=${signature}`;
}

/**
 * Who calls by a signed address: the token it was made for, with the rights that has now.
 *
 * @throws AppError `unauthorized` without a signature, `forbidden` when it is wrong, has expired or was made for a token
 *   that is no longer good.
 */
export async function resolveSignedCaller(request: Request): Promise<Caller> {
  const { pathname, searchParams } = new URL(request.url);
  const signature = searchParams.get("signature");
  if (signature === null) throw unauthorized("This address takes a signature: ask for one with a token.");
  searchParams.delete("signature");
  const method = request.method === "HEAD" ? "GET" : request.method;
  const expected = await sign(method, pathname, searchParams);
  if (!areEqual(signature, expected)) throw wrong();
  if (Number(searchParams.get("expires")) * 1000 <= clock.now().getTime()) throw wrong();
  const known = await lookUpToken(Number(searchParams.get("team")), Number(searchParams.get("token")));
  if (known === undefined) throw wrong();
  return known.caller;
}

async function sign(method: string, path: string, claims: URLSearchParams): Promise<string> {
  const key = await deriveKey("signed addresses");
  return createHmac("sha256", key).update(`${method}\n${path}\n${claims}`).digest("hex");
}

/** In a time that does not tell how much of a guess is right. */
function areEqual(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}

const wrong = () =>
  forbidden("This address is wrong, has expired, or its token is no longer good. Ask for a new one.");
