import { makeSecret } from "#server/core/secret.ts";

const shape = /^sgn_(?<team>[0-9a-z]{1,7})_[0-9a-f]{48}$/;
const shownDigits = 6;

/**
 * A token, `sgn_<team id in base 36>_<48 hex digits>`: it names its team, so that it is looked up within the team, and
 * begins with a word that secret scanners can be told to look for.
 */
export const makeToken = (teamId: number): string => `sgn_${teamId.toString(36)}_${makeSecret()}`;

/** What may be shown of a token afterwards, to recognise it in a list. */
export const prefixOf = (token: string): string => token.slice(0, token.lastIndexOf("_") + 1 + shownDigits);

/** The team a token names, or undefined for text that is no token. */
export function teamOfToken(token: string): number | undefined {
  const team = shape.exec(token)?.groups?.["team"];
  return team === undefined ? undefined : Number.parseInt(team, 36);
}
