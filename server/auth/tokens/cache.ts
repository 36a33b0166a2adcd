import { subscribe } from "#server/core/bus.ts";
import { accessTopic } from "#server/core/bus.ts";
import { oncePerProcess } from "#server/core/process.ts";
import type { KnownToken } from "./look-up.ts";

/**
 * What this process remembers of tokens, so that a request costs no query. Three things keep it true: a change of access
 * announces itself with its commit, a lost and regained connection to the announcements (`*`) forgets everything, and
 * what was not heard is forgotten after 5 s.
 */
const rememberedMs = 5_000;
const teamTokensMax = 10_000;

type Entry = { known: KnownToken; untilMs: number };
type TeamTokens = { entries: Map<string, Entry>; generation: number };

const teams = oncePerProcess("token-cache", () => new Map<number, TeamTokens>());

/** What is remembered of the token with this hash, if it still holds. */
export function recallToken(teamId: number, key: string, nowMs: number): KnownToken | undefined {
  const entry = teams.get(teamId)?.entries.get(key);
  return entry !== undefined && nowMs < entry.untilMs ? entry.known : undefined;
}

/**
 * Reads a token by `read` and remembers it, unless access changed in the meantime: then what was read may be older than
 * the announcement that was heard, and it serves this one request only.
 */
export async function rememberToken(
  teamId: number,
  key: string,
  nowMs: number,
  read: () => Promise<KnownToken | undefined>,
): Promise<KnownToken | undefined> {
  const team = teams.get(teamId);
  const generation = team?.generation;
  const known = await read();
  if (known === undefined) {
    team?.entries.delete(key);
    return undefined;
  }
  const tokens = team ?? hearOf(teamId);
  // A team whose first token this is was not listened to while the token was read: the next request remembers it.
  if (team === undefined || generation !== tokens.generation) return known;
  if (tokens.entries.size >= teamTokensMax) tokens.entries.clear();
  tokens.entries.set(key, { known, untilMs: Math.min(nowMs + rememberedMs, known.endsAtMs) });
  return known;
}

/** Only teams with a good token are listened to, so that made-up team numbers take no memory. */
function hearOf(teamId: number): TeamTokens {
  const present = teams.get(teamId);
  if (present !== undefined) return present;
  const tokens: TeamTokens = { entries: new Map(), generation: 0 };
  teams.set(teamId, tokens);
  subscribe(teamId, (topics) => {
    if (!topics.has(accessTopic) && !topics.has("*")) return;
    tokens.generation += 1;
    tokens.entries.clear();
  });
  return tokens;
}
