import type { Span } from "./ast.ts";
import { refuse } from "./problem.ts";
import { tokenize, type Token } from "./tokens.ts";

/** A walk over the tokens of one text. */
export type Cursor = { source: string; tokens: Token[]; index: number };

/** Refuses a NUL, which no stored text has and Postgres takes in none. */
export function openCursor(source: string): Cursor {
  const nul = source.indexOf("\0");
  if (nul >= 0)
    refuse("Invalid filter: it holds a NUL character. Remove it.", { column: nul + 1, length: 1 });
  return { source, tokens: tokenize(source), index: 0 };
}

/** The token `ahead` places on; past the end it is the `end` token. */
export function peek(cursor: Cursor, ahead = 0): Token {
  const token = cursor.tokens[Math.min(cursor.index + ahead, cursor.tokens.length - 1)];
  return token ?? { kind: "end", text: "", value: "", at: cursor.source.length, glued: false };
}

export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.index += 1;
  return token;
}

/** Whether the token is this keyword, in any case. Quoted texts are never keywords. */
export function isKeyword(token: Token, keyword: string): boolean {
  return (
    token.kind === "word" && token.text.length === keyword.length && token.text.toUpperCase() === keyword
  );
}

export function isSign(token: Token, sign: string): boolean {
  return token.kind === "punctuation" && token.text === sign;
}

export function spanOf(token: Token): Span {
  return { column: token.at + 1, length: Math.max(1, token.text.length) };
}

/** From the first token to the last one taken. */
export function spanSince(cursor: Cursor, first: Token): Span {
  const last = cursor.tokens[cursor.index - 1] ?? first;
  return { column: first.at + 1, length: Math.max(1, last.at + last.text.length - first.at) };
}

/** Refuses the clause that begins at `first`, quoting it, in MLflow's words; `advice` says what belongs at `token`. */
export function refuseClause(cursor: Cursor, first: Token, token: Token, advice: string): never {
  const quoted = cursor.source.slice(first.at, token.at + token.text.length);
  refuse(`Invalid clause(s) in filter string: '${shorten(quoted)}'. ${advice}`, spanOf(token));
}

const QUOTED_LENGTH_MAX = 80;

/** A text short enough to stand in a message. */
export function shorten(text: string): string {
  return text.length > QUOTED_LENGTH_MAX ? `${text.slice(0, QUOTED_LENGTH_MAX)}…` : text;
}
