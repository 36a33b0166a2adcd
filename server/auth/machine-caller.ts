import { clock } from "#server/core/clock.ts";
import type { AppError } from "#server/core/errors.ts";
import { limited, unauthorized } from "#server/core/errors.ts";
import { oncePerProcess } from "#server/core/process.ts";
import { hashSecret } from "#server/core/secret.ts";
import { teamOfToken } from "#server/domain/tokens/secret.ts";
import { addressOf } from "./address.ts";
import { Attempts } from "./attempts.ts";
import type { Caller } from "./caller.ts";
import { recallToken, rememberToken } from "./tokens/cache.ts";
import { noteUse } from "./tokens/last-used.ts";
import type { KnownToken } from "./tokens/look-up.ts";
import { lookUpToken } from "./tokens/look-up.ts";

/** No group of people behind one address has this many different wrong tokens in a minute. */
const failures = oncePerProcess("token-failures", () => new Attempts({ max: 60, windowMs: 60_000 }));

/**
 * Who calls with a token: `Authorization: Bearer <token>`, or Basic with the token as password and any user name, as
 * MLflow clients send what is in `MLFLOW_TRACKING_TOKEN` or in `MLFLOW_TRACKING_PASSWORD`.
 *
 * @throws AppError `unauthorized` without a good token, `limited` after too many different wrong ones.
 */
export async function resolveMachineCaller(headers: Headers): Promise<Caller> {
  const token = readToken(headers.get("authorization"));
  if (token === undefined) {
    throw unauthorized(
      "This needs a token: set MLFLOW_TRACKING_TOKEN, or send it as Authorization: Bearer. Settings → Tokens makes one.",
    );
  }
  const nowMs = clock.now().getTime();
  const known = await resolveToken(token, addressOf(headers), nowMs);
  noteUse(known.caller.team.id, known.tokenId, nowMs);
  return known.caller;
}

async function resolveToken(token: string, address: string, nowMs: number): Promise<KnownToken> {
  const teamId = teamOfToken(token);
  if (teamId === undefined || teamId > teamIdMax) throw refuse(address, token, nowMs);
  const hash = hashSecret(token);
  const key = hash.toString("base64");
  const remembered = recallToken(teamId, key, nowMs);
  if (remembered !== undefined) return remembered;
  // What has failed stays wrong: unknown, revoked and expired tokens never become good.
  if (failures.has(address, key, nowMs)) throw refuse(address, key, nowMs);
  const found = await rememberToken(teamId, key, nowMs, () => lookUpToken(teamId, hash));
  if (found === undefined) throw refuse(address, key, nowMs);
  return found;
}

/** The largest int4; base 36 can write larger ones. */
const teamIdMax = 2_147_483_647;

function refuse(address: string, secret: string, nowMs: number): AppError {
  failures.note(address, secret.slice(0, 100), nowMs);
  return failures.areTooMany(address, nowMs)
    ? limited("Too many wrong tokens from this address. Wait a minute, and check MLFLOW_TRACKING_TOKEN.")
    : unauthorized("This token is wrong, revoked or expired. Make a new one under Settings → Tokens.");
}

function readToken(authorization: string | null): string | undefined {
  const [, scheme = "", credentials = ""] = /^(\S+) +(\S+)$/.exec(authorization?.trim() ?? "") ?? [];
  if (/^bearer$/i.test(scheme)) return credentials;
  if (!/^basic$/i.test(scheme)) return undefined;
  const decoded = Buffer.from(credentials, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  return colon === -1 ? undefined : decoded.slice(colon + 1);
}
