/**
 * One word, sign, number or quoted text. `text` is the source, `value` what stands between the quotes.
 * `glued` says that no blank separates the token from the one before.
 */
export type Token = {
  kind: TokenKind;
  text: string;
  value: string;
  /** 0-based offset in the source. */
  at: number;
  glued: boolean;
};

export type TokenKind =
  "word" | "number" | "string" | "backticked" | "comparator" | "punctuation" | "unclosed" | "end";

const BLANK = /\s/;
const COMPARATOR = /[=!<>~]/;
const QUOTE = /['"`]/;
const PUNCTUATION = /[(),;]/;
/** A word holds whatever keys hold (`metrics.train/loss-1:a`), so that only blanks and these signs need quotes. */
const WORD = /[^\s=!<>~'"`(),;]/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Splits any text into tokens in linear time and never fails: a quote without its partner becomes one `unclosed`
 * token up to the end. The last token is always `end`.
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let glued = false;
  while (at < source.length) {
    if (BLANK.test(source.charAt(at))) {
      at += 1;
      glued = false;
      continue;
    }
    const token = readToken(source, at, glued);
    tokens.push(token);
    at += token.text.length;
    glued = true;
  }
  tokens.push({ kind: "end", text: "", value: "", at: source.length, glued: false });
  return tokens;
}

function readToken(source: string, at: number, glued: boolean): Token {
  const first = source.charAt(at);
  const make = (kind: TokenKind, end: number, value?: string): Token => {
    const text = source.slice(at, end);
    return { kind, text, value: value ?? text, at, glued };
  };
  if (QUOTE.test(first)) return readQuoted(source, at, make);
  if (isEscapedString(source, at)) return readEscaped(source, at, make);
  if (COMPARATOR.test(first)) return make("comparator", endOf(source, at, COMPARATOR));
  if (PUNCTUATION.test(first)) return make("punctuation", at + 1);
  const end = endOf(source, at, WORD);
  return make(NUMBER.test(source.slice(at, end)) ? "number" : "word", end);
}

type Make = (kind: TokenKind, end: number, value?: string) => Token;

/**
 * Reads a quoted text. As in MLflow nothing is unescaped: a doubled quote does not end the text and stays doubled,
 * and a backslash means nothing.
 */
function readQuoted(source: string, at: number, make: Make): Token {
  const quote = source.charAt(at);
  for (let end = at + 1; end < source.length; end += 1) {
    if (source[end] !== quote) continue;
    if (source[end + 1] === quote) {
      end += 1;
      continue;
    }
    return make(quote === "`" ? "backticked" : "string", end + 1, source.slice(at + 1, end));
  }
  return make("unclosed", source.length);
}

function isEscapedString(source: string, at: number): boolean {
  return /[eE]/.test(source.charAt(at)) && /['"]/.test(source.charAt(at + 1));
}

/** Reads `E'…'`, where a backslash takes the next character as it is: the way to write both kinds of quote. */
function readEscaped(source: string, at: number, make: Make): Token {
  const quote = source.charAt(at + 1);
  let value = "";
  for (let end = at + 2; end < source.length; end += 1) {
    if (source[end] === quote) return make("string", end + 1, value);
    if (source[end] === "\\") end += 1;
    value += source.charAt(end);
  }
  return make("unclosed", source.length);
}

function endOf(source: string, at: number, allowed: RegExp): number {
  let end = at;
  while (end < source.length && allowed.test(source.charAt(end))) end += 1;
  return end;
}
